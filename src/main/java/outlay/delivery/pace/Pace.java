package outlay.delivery.pace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outlay.campaign.plan.Schedule;

/**
 * How fast one campaign may send with one sender: its schedule, its limits, and the quota of the
 * mailbox, if the sender is one.
 */
public final class Pace {
    /** As many messages as may be on their way at the same time. */
    public static final int MOST_IN_FLIGHT = 100;

    private final Schedule schedule;
    private final List<Allowance> allowances;

    // The window that was looked at last.
    private Instant opens = Instant.MAX;
    private Instant closes = Instant.MIN;

    /** What holds sending back, and until when. */
    public record Wait(String by, Instant until) {}

    Pace(Schedule schedule, List<Allowance> allowances) {
        this.schedule = schedule;
        this.allowances = List.copyOf(allowances);
    }

    /**
     * Returns what holds the campaign back at this time, and until it may really send: where one
     * limit ends another may hold, which is named then. Empty when it may send now.
     */
    public Optional<Wait> hold(Instant now) {
        Optional<Wait> last = Optional.empty();
        Optional<Wait> next = holdAt(now);
        while (next.isPresent()) {
            last = next;
            next = holdAt(next.get().until());
        }
        return last;
    }

    private Optional<Wait> holdAt(Instant now) {
        Instant open = nextOpen(now);
        if (open.isAfter(now)) {
            return Optional.of(new Wait(Outlook.SCHEDULE, open));
        }
        return longest(now).map(wait -> new Wait(wait.by(), nextOpen(wait.until())));
    }

    private Optional<Wait> longest(Instant now) {
        Optional<Wait> longest = Optional.empty();
        for (Allowance allowance : allowances) {
            Optional<Wait> wait = allowance.hold(now);
            if (longest.isEmpty() || (wait.isPresent() && isLonger(wait.get(), longest.get()))) {
                longest = wait;
            }
        }
        return longest;
    }

    private static boolean isLonger(Wait one, Wait other) {
        return one.until().isAfter(other.until());
    }

    /** A run asks about one window again and again. */
    private Instant nextOpen(Instant from) {
        if (from.isBefore(opens) || !from.isBefore(closes)) {
            Instant open = schedule.nextOpen(from);
            opens = open;
            closes = schedule.closing(open);
            return open;
        }
        return from;
    }

    /** Says whether the schedule is open. */
    boolean isOpen(Instant now) {
        return nextOpen(now).equals(now);
    }

    List<Allowance> allowances() {
        return allowances;
    }

    /** Returns the first moment from this time on at which the campaign may send. */
    public Instant mayGoAt(Instant from) {
        return hold(from).map(Wait::until).orElse(from);
    }

    /** Says whether another pace allows the same at any time, whichever of the two is kept to. */
    public boolean isLike(Pace other) {
        boolean isLike =
                schedule.equals(other.schedule) && allowances.size() == other.allowances.size();
        for (int i = 0; isLike && i < allowances.size(); i++) {
            isLike = allowances.get(i).isLike(other.allowances.get(i));
        }
        return isLike;
    }

    /** Says whether what leaves at another pace counts for this one too. */
    public boolean shares(Pace other) {
        return allowances.stream()
                .anyMatch(
                        one ->
                                other.allowances.stream()
                                        .anyMatch(each -> each.history() == one.history()));
    }

    /** Returns how many messages may leave now, when nobody else takes any. */
    public long room(Instant now) {
        long room = isOpen(now) ? Long.MAX_VALUE : 0;
        for (Allowance allowance : allowances) {
            room = Math.min(room, allowance.room(now));
        }
        return Math.max(0, room);
    }

    /** Counts so many messages that leave together now. */
    public void count(Instant now, long count) {
        allowances.forEach(allowance -> allowance.history().add(now, count));
    }

    /** Takes note of an address that was found invalid, to which a message would have left. */
    public void foundInvalid(Instant now) {
        allowances.forEach(allowance -> allowance.history().foundInvalid(now));
    }

    /** Counts a message that is handed over now. */
    public void count(long message, Instant now) {
        allowances.forEach(allowance -> allowance.history().add(message, now, 1));
    }

    /** Takes back a message that did not leave. */
    public void uncount(Instant intendedAt) {
        allowances.forEach(allowance -> allowance.history().remove(intendedAt));
    }
}
