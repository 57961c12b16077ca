package outlay.report;

import java.util.OptionalInt;
import outlay.db.Transaction;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;

/** How much of its quota a mailbox has used today, as {@code status} says it. */
record MailboxUsage(Mailbox mailbox, int sentToday, OptionalInt allowedToday) {
    static MailboxUsage of(Transaction tx, Mailbox mailbox, SenderLimits limits) {
        MailboxUse use = limits.use(tx, mailbox);
        return new MailboxUsage(mailbox, use.today(tx.now()), use.allowedToday(tx.now()));
    }
}
