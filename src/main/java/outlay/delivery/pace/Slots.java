package outlay.delivery.pace;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many more messages may leave at one moment. What several campaigns share, such as the quota
 * of a mailbox, is given to each once.
 */
public final class Slots {
    private final Instant now;
    private final Map<Allowance, Long> rooms = new HashMap<>();
    private final Map<SenderHistory, Long> taken = new HashMap<>();

    /** Of what the rest is reserved, and whether it is limited for those who get it. */
    private final Map<SenderHistory, Boolean> reserved = new HashMap<>();

    /** Begins with all that may leave at this moment. */
    public Slots(Instant now) {
        this.now = now;
    }

    /** Returns the moment. */
    public Instant now() {
        return now;
    }

    /** Returns how many messages may still leave at this pace. */
    public long left(Pace pace) {
        boolean areAllReserved =
                !reserved.isEmpty() && pace.allowances().stream().anyMatch(this::isReserved);
        return areAllReserved ? 0 : leftWithReserved(pace);
    }

    /** What is limited on neither side is taken from nobody. */
    private boolean isReserved(Allowance allowance) {
        Boolean isLimited = reserved.get(allowance.history());
        return isLimited != null && (isLimited || isLimited(allowance));
    }

    /** Says whether any are left that are reserved for others. */
    public boolean areReserved(Pace pace) {
        return left(pace) == 0 && leftWithReserved(pace) > 0;
    }

    private long leftWithReserved(Pace pace) {
        if (!pace.isOpen(now)) {
            return 0;
        }
        long left = Long.MAX_VALUE;
        for (Allowance allowance : pace.allowances()) {
            left = Math.min(left, room(allowance) - taken(allowance));
        }
        return Math.max(0, left);
    }

    private boolean isLimited(Allowance allowance) {
        return room(allowance) < Long.MAX_VALUE;
    }

    private long room(Allowance allowance) {
        return rooms.computeIfAbsent(allowance, each -> each.room(now));
    }

    private long taken(Allowance allowance) {
        return taken.getOrDefault(allowance.history(), 0L);
    }

    /** Returns how many of those of a mailbox have been taken. */
    public long taken(MailboxUse mailbox) {
        return taken(mailbox.allowance());
    }

    /** Takes some or none, for messages that are going to leave. */
    public void take(Pace pace, long count) {
        if (count == 0) {
            return;
        }
        for (Allowance allowance : pace.allowances()) {
            taken.merge(allowance.history(), count, Long::sum);
        }
    }

    /**
     * Reserves the rest of those that are limited at this pace or count for a limit of others, for
     * those who are due before all that are looked at from now on.
     */
    public void reserve(Pace pace) {
        for (Allowance allowance : pace.allowances()) {
            reserved.merge(allowance.history(), isLimited(allowance), Boolean::logicalOr);
        }
    }

    /** Counts all that were taken as having left at this moment. */
    public void count() {
        taken.forEach((history, count) -> history.add(now, count));
        taken.clear();
        rooms.clear();
    }
}
