package outlay.delivery;

import java.util.HashMap;
import java.util.Map;
import outlay.campaign.Campaign;

/** How the senders of a run stand with the mail server. */
final class Standings {
    private final Map<String, Standing> bySender = new HashMap<>();

    /** Returns how the sender of a campaign stands; campaigns of one sender share it. */
    Standing of(Campaign campaign) {
        String sender = SenderLimits.key(campaign.settings().from());
        return bySender.computeIfAbsent(sender, key -> new Standing());
    }
}
