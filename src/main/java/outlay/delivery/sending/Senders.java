package outlay.delivery.sending;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import outlay.campaign.Campaign;
import outlay.db.Transaction;
import outlay.delivery.SenderName;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.SenderLimits;
import outlay.delivery.writing.LetterWriter;
import outlay.mailbox.Mailbox;

/** The senders of a run; its campaigns share what has been sent with them, and how they stand. */
final class Senders {
    private final SenderLimits limits = new SenderLimits();
    private final Map<String, Standing> standings = new HashMap<>();
    private final byte[] tokenKey;
    private final Predicate<String> areOurs;

    /**
     * @param tokenKey signs tokens
     * @param areOurs tells by their names who sends in no other run meanwhile
     */
    Senders(byte[] tokenKey, Predicate<String> areOurs) {
        this.tokenKey = tokenKey.clone();
        this.areOurs = areOurs;
    }

    /** Says whether a campaign may send by a mailbox, or its own address, in this run. */
    boolean areOurs(Campaign campaign, Optional<Mailbox> mailbox) {
        boolean mayCount =
                mailbox.isEmpty()
                        || SenderName.ofLimits(campaign).filter(areOurs.negate()).isEmpty();
        return mayCount && areOurs.test(SenderName.of(campaign, mailbox));
    }

    /** Returns on what terms a campaign sends by an outlet, as both are now. */
    Terms terms(Transaction tx, Campaign campaign, Outlet outlet) {
        String sender = SenderName.of(campaign, outlet.mailbox());
        return new Terms(
                LetterWriter.of(tx, campaign, outlet.mailbox(), tokenKey),
                limits.pace(tx, campaign, outlet.mailbox()),
                standings.computeIfAbsent(sender, key -> new Standing()));
    }

    /** Returns how much of its quota a mailbox has used; true all through the run. */
    MailboxUse use(Transaction tx, Mailbox mailbox) {
        return limits.use(tx, mailbox);
    }
}
