package outlay.delivery.pace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.Settings;
import outlay.db.Transaction;
import outlay.delivery.MessageStore;
import outlay.mail.letter.NamedAddress;

/** How fast the senders may send: the addresses in the From of campaigns, without case. */
public final class SenderLimits {
    private final Map<String, SenderHistory> histories = new HashMap<>();

    /** Returns how fast a campaign may send; campaigns of one sender share what it has sent. */
    public Pace pace(Transaction tx, Campaign campaign) {
        Settings settings = campaign.settings();
        SenderHistory history =
                histories.computeIfAbsent(
                        key(campaign), sender -> new SenderHistory(campaignsOf(tx, sender)));
        history.remember(tx, settings.limits());
        return new Pace(settings.schedule(), settings.limits(), history);
    }

    /**
     * Says how many emails have left with a campaign's sender since a time, and of which campaigns.
     */
    static String sentSince(Transaction tx, Campaign campaign, Instant since) {
        List<String> counts = new ArrayList<>();
        for (long id : campaignsOf(tx, key(campaign))) {
            long sent = MessageStore.countedSince(tx, id, since);
            if (sent > 0) {
                counts.add(Campaigns.find(tx, id).orElseThrow().name() + " " + sent);
            }
        }
        return counts.isEmpty() ? "" : "used up by " + String.join(", ", counts);
    }

    /** Deleted campaigns count too: what they have sent has left. */
    private static List<Long> campaignsOf(Transaction tx, String sender) {
        return Campaigns.senders(tx).entrySet().stream()
                .filter(entry -> key(entry.getValue()).equals(sender))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns what campaigns have in common whose senders are the same. */
    public static String key(Campaign campaign) {
        return key(campaign.settings().from());
    }

    private static String key(String from) {
        return from.isEmpty() ? "" : NamedAddress.ofSender(from).address().key();
    }
}
