package outlay.cli.sending;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.campaign.plan.Limits;
import outlay.db.Transaction;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;
import outlay.output.Summary;

/** Tells how much of its quota a mailbox has used, and when it is free again. */
final class MailboxStatus {
    private MailboxStatus() {}

    static Summary of(Transaction tx, Mailbox mailbox, SenderLimits limits) {
        MailboxUse use = limits.use(tx, mailbox);
        Limits most = mailbox.plan().quota().limits();
        Instant now = tx.now();
        Optional<Pace.Wait> hold = use.hold(now);
        Optional<Instant> freeAt =
                mailbox.isActive() ? hold.map(Pace.Wait::until) : Optional.empty();
        String reason = reason(mailbox, hold);
        return new Summary()
                .json("mailbox", mailbox.name())
                .json("state", mailbox.state())
                .json("sentToday", use.today(now))
                .json("perDay", most.perDay())
                .json("allowedToday", use.allowedToday(now))
                .json("sentThisHour", use.thisHour(now))
                .json("perHour", most.perHour())
                .json("freeAt", freeAt)
                .json("reason", reason)
                .line("mailbox " + mailbox.name() + ": " + mailbox.state())
                .text("  Today:      ", sent(use.today(now), use.allowedToday(now)))
                .text("  This hour:  ", sent(use.thisHour(now), most.perHour()))
                .textIfAny("  Free at:    ", freeAt)
                .textIfAny("  Reason:     ", reason);
    }

    private static @Nullable String reason(Mailbox mailbox, Optional<Pace.Wait> hold) {
        if (!mailbox.isActive()) {
            return mailbox.pauseReason();
        }
        return mailbox.refused() == null
                ? hold.map(Pace.Wait::by).orElse(null)
                : "refused: " + mailbox.refused();
    }

    private static String sent(int sent, OptionalInt most) {
        String count = Count.text(sent);
        return most.isPresent() ? count + " of " + Count.text(most.getAsInt()) : count;
    }
}
