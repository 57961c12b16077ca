package outlay.delivery.pace;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** How much of its quota a mailbox has used; true as long as the run counts what leaves. */
public final class MailboxUse {
    private final Allowance allowance;

    MailboxUse(Allowance allowance) {
        this.allowance = allowance;
    }

    Allowance allowance() {
        return allowance;
    }

    /** Returns how many emails have left on the mailbox's day. */
    public int today(Instant now) {
        return allowance.sentToday(now);
    }

    /** Returns how many emails have left in the last 60 minutes. */
    public int thisHour(Instant now) {
        return allowance.sentThisHour(now);
    }

    /** Returns how many may leave on the mailbox's day, with its ramp; empty without a limit. */
    public OptionalInt allowedToday(Instant now) {
        return allowance.perDay(now);
    }

    /** Returns what holds the mailbox back and until when; empty when it is free. */
    public Optional<Pace.Wait> hold(Instant now) {
        Optional<Pace.Wait> last = Optional.empty();
        Optional<Pace.Wait> next = allowance.hold(now);
        while (next.isPresent()) {
            last = next;
            next = allowance.hold(next.get().until());
        }
        return last;
    }

    /**
     * Returns how many of today's emails are left, to compare mailboxes by: those without a limit
     * come before those with one, and of these who has sent least today.
     */
    public long left(Instant now) {
        OptionalInt most = allowance.perDay(now);
        return (most.isPresent() ? most.getAsInt() : Long.MAX_VALUE / 2) - today(now);
    }
}
