package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.LocalDay;
import outlay.campaign.plan.Limits;
import outlay.mailbox.Quota;

/** How many emails may leave, and how many of them have: the limits of a campaign, or a quota. */
final class Allowance {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Quota quota;
    private final SenderHistory history;
    private final Gaps gaps;

    /** The day that was asked about last: a run asks about one day again and again. */
    private @Nullable LocalDay day;

    Allowance(Quota quota, SenderHistory history, Gaps gaps) {
        this.quota = quota;
        this.history = history;
        this.gaps = gaps;
    }

    /** Returns the allowance of limits whose days are those of a timezone. */
    static Allowance of(Limits limits, ZoneId timezone, SenderHistory history, Gaps gaps) {
        return new Allowance(new Quota(limits, Optional.empty(), timezone), history, gaps);
    }

    /** Says whether the other allows as much of the same sender. */
    boolean isLike(Allowance other) {
        return history == other.history && quota.equals(other.quota);
    }

    SenderHistory history() {
        return history;
    }

    /** Returns what holds back at this time and until when; empty when nothing does. */
    Optional<Pace.Wait> hold(Instant now) {
        return byDay(now).or(() -> byHour(now)).or(() -> byGap(now));
    }

    private Optional<Pace.Wait> byDay(Instant now) {
        LocalDay today = day(now);
        return lastButFor(perDay(now))
                .filter(sent -> !sent.isBefore(today.start()))
                .map(sent -> new Pace.Wait("perDay", today.end()));
    }

    private Optional<Pace.Wait> byHour(Instant now) {
        return lastButFor(quota.limits().perHour())
                .map(sent -> sent.plus(HOUR))
                .filter(now::isBefore)
                .map(until -> new Pace.Wait("perHour", until));
    }

    /** Returns when the message left that, as one of the last so many, uses up a limit. */
    private Optional<Instant> lastButFor(OptionalInt limit) {
        return limit.isPresent() ? history.last(limit.getAsInt()) : Optional.empty();
    }

    private Optional<Pace.Wait> byGap(Instant now) {
        return history.lastTry()
                .map(sent -> sent.plusSeconds(gaps.after(history.lastMessage(), quota.limits())))
                .filter(now::isBefore)
                .map(until -> new Pace.Wait("gapSeconds", until));
    }

    /** Returns how many messages may leave from now on, before something holds them back. */
    long room(Instant now) {
        if (hold(now).isPresent()) {
            return 0;
        }
        if (quota.limits().gapMax() > 0) {
            return 1;
        }
        return Math.min(
                room(perDay(now), day(now).start()),
                room(quota.limits().perHour(), startOfHour(now)));
    }

    private long room(OptionalInt limit, Instant since) {
        return limit.isPresent() ? limit.getAsInt() - history.countSince(since) : Long.MAX_VALUE;
    }

    /** Returns how many may leave on the day of this moment. */
    OptionalInt perDay(Instant now) {
        return quota.limits().perDay().isEmpty()
                ? OptionalInt.empty()
                : quota.perDay(history.daysOfSendingBefore(day(now).date()));
    }

    /** Returns how many have left on the day of this moment. */
    int sentToday(Instant now) {
        return history.countSince(day(now).start());
    }

    /** Returns how many have left in the last 60 minutes. */
    int sentThisHour(Instant now) {
        return history.countSince(startOfHour(now));
    }

    private LocalDay day(Instant at) {
        LocalDay known = day;
        if (known == null || !known.has(at)) {
            known = LocalDay.of(at, quota.timezone());
            day = known;
        }
        return known;
    }

    /** After exactly 60 minutes the next one may go. */
    private static Instant startOfHour(Instant now) {
        return now.minus(HOUR).plusMillis(1);
    }
}
