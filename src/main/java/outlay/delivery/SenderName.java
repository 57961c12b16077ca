package outlay.delivery;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.Limits;
import outlay.db.Transaction;
import outlay.mail.letter.NamedAddress;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/**
 * What counts emails against limits of its own, and so is served by one {@code send} at a time: a
 * mailbox; the address of campaigns that have none; a campaign that limits all its mailboxes
 * together.
 */
public final class SenderName {
    private SenderName() {}

    /** Returns the name of a mailbox. */
    static String of(Mailbox mailbox) {
        return ofMailbox(mailbox.id());
    }

    private static String ofMailbox(long id) {
        return "mailbox " + id;
    }

    /** Returns the name of what a campaign has emails sent by: a mailbox, or its own address. */
    public static String of(Campaign campaign, Optional<Mailbox> mailbox) {
        return mailbox.map(SenderName::of).orElseGet(() -> "address " + key(campaign));
    }

    /** Returns what campaigns have in common whose senders are the same. */
    public static String key(Campaign campaign) {
        return key(campaign.settings().from());
    }

    /** Returns what is the same for all ways to write a sender; empty when there is none. */
    public static String key(String from) {
        return from.isEmpty() ? "" : NamedAddress.ofSender(from).address().key();
    }

    /** Returns the name of a campaign that limits all its mailboxes together, if it does. */
    public static Optional<String> ofLimits(Campaign campaign) {
        return campaign.settings().limits().equals(Limits.NONE)
                ? Optional.empty()
                : Optional.of("campaign " + campaign.id());
    }

    /** Returns all that must be one's own to send all of a campaign. */
    public static Set<String> all(Transaction tx, Campaign campaign) {
        Set<String> names = new TreeSet<>();
        List<Mailbox> mailboxes = Mailboxes.of(tx, campaign.id());
        if (mailboxes.isEmpty()) {
            names.add(of(campaign, Optional.empty()));
        } else {
            mailboxes.forEach(mailbox -> names.add(of(mailbox)));
            ofLimits(campaign).ifPresent(names::add);
        }
        return names;
    }

    /** Returns by what a message left, or was about to. */
    public static String of(Transaction tx, Message message) {
        OptionalLong mailbox = message.mailbox();
        return mailbox.isPresent()
                ? ofMailbox(mailbox.getAsLong())
                : of(Campaigns.find(tx, message.campaign()).orElseThrow(), Optional.empty());
    }
}
