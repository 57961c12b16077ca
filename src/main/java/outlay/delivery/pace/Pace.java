package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import outlay.campaign.plan.Limits;
import outlay.campaign.plan.Schedule;

/**
 * How fast one campaign may send: its schedule, and its limits over all that has left with its
 * sender, in any campaign.
 */
public final class Pace {
    /** As many messages as may be on their way at the same time. */
    public static final int MOST_IN_FLIGHT = 100;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Schedule schedule;
    private final Limits limits;
    private final SenderHistory history;

    /** What holds a campaign back, and until when. */
    record Wait(String by, Instant until) {}

    Pace(Schedule schedule, Limits limits, SenderHistory history) {
        this.schedule = schedule;
        this.limits = limits;
        this.history = history;
    }

    /**
     * Returns what holds the campaign back at this time, and until it may really send: where one
     * limit ends another may hold, which is named then. Empty when it may send now.
     */
    Optional<Wait> hold(Instant now) {
        Optional<Wait> last = Optional.empty();
        Optional<Wait> next = holdAt(now);
        while (next.isPresent()) {
            last = next;
            next = holdAt(next.get().until());
        }
        return last;
    }

    /** Returns the first moment from this time on at which the campaign may send. */
    public Instant mayGoAt(Instant from) {
        return hold(from).map(Wait::until).orElse(from);
    }

    /** Returns how many messages may leave from now on, before something holds them back. */
    public long room(Instant now) {
        if (hold(now).isPresent()) {
            return 0;
        }
        if (limits.gapMax() > 0) {
            return 1;
        }
        Instant anHourAgo = now.minus(HOUR).plusMillis(1);
        return Math.min(
                room(limits.perDay(), schedule.startOfDay(now)), room(limits.perHour(), anHourAgo));
    }

    private long room(OptionalInt limit, Instant since) {
        return limit.isPresent() ? limit.getAsInt() - history.countSince(since) : Long.MAX_VALUE;
    }

    /** Takes note of an address that was found invalid, to which a message would have left. */
    public void foundInvalid(Instant now) {
        history.foundInvalid(now);
    }

    /** Counts a message that is handed over now. */
    public void count(long message, Instant now) {
        history.add(message, now);
    }

    /** Takes back a message that did not leave. */
    public void uncount(Instant intendedAt) {
        history.remove(intendedAt);
    }

    private Optional<Wait> holdAt(Instant now) {
        Instant open = schedule.nextOpen(now);
        if (open.isAfter(now)) {
            return Optional.of(new Wait("schedule", open));
        }
        return byDay(now).or(() -> byHour(now)).or(() -> byGap(now));
    }

    private Optional<Wait> byDay(Instant now) {
        Instant midnight = schedule.startOfDay(now);
        return lastButFor(limits.perDay())
                .filter(sent -> !sent.isBefore(midnight))
                .map(sent -> hold("perDay", schedule.startOfNextDay(now)));
    }

    private Optional<Wait> byHour(Instant now) {
        return lastButFor(limits.perHour())
                .map(sent -> sent.plus(HOUR))
                .filter(now::isBefore)
                .map(until -> hold("perHour", until));
    }

    /** Returns when the message left that, as one of the last so many, uses up a limit. */
    private Optional<Instant> lastButFor(OptionalInt limit) {
        return limit.isPresent() ? history.last(limit.getAsInt()) : Optional.empty();
    }

    private Optional<Wait> byGap(Instant now) {
        return history.lastTry()
                .map(sent -> sent.plusSeconds(gapAfter(history.lastMessage())))
                .filter(now::isBefore)
                .map(until -> hold("gapSeconds", until));
    }

    private Wait hold(String by, Instant until) {
        return new Wait(by, schedule.nextOpen(until));
    }

    /** The gap is drawn from the message's number, so that every run draws the same one. */
    private long gapAfter(long message) {
        long spread = limits.gapMax() - limits.gapMin() + 1L;
        return limits.gapMin()
                + Math.floorMod(Long.hashCode(message * 0x9E3779B97F4A7C15L), spread);
    }
}
