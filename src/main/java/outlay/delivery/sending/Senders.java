package outlay.delivery.sending;

import java.util.HashMap;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.db.Transaction;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.SenderLimits;
import outlay.delivery.writing.LetterWriter;
import outlay.mailbox.Mailbox;

/** The senders of a run; its campaigns share what has been sent with them, and how they stand. */
final class Senders {
    private final SenderLimits limits = new SenderLimits();
    private final Map<String, Standing> standings = new HashMap<>();
    private final byte[] tokenKey;

    /** Signs tokens with this key. */
    Senders(byte[] tokenKey) {
        this.tokenKey = tokenKey.clone();
    }

    /** Returns on what terms a campaign sends by an outlet, as both are now. */
    Terms terms(Transaction tx, Campaign campaign, Outlet outlet) {
        String sender =
                outlet.mailbox()
                        .map(mailbox -> "mailbox " + mailbox.id())
                        .orElseGet(() -> SenderLimits.key(campaign));
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
