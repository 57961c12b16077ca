package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import outlay.campaign.plan.Limits;
import outlay.mailbox.Quota;

/** How many emails may leave, and how many of them have: the limits of a campaign, or a quota. */
final class Allowance {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Quota quota;
    private final SenderHistory history;

    Allowance(Quota quota, SenderHistory history) {
        this.quota = quota;
        this.history = history;
    }

    /** Returns the allowance of limits whose days are those of a timezone. */
    static Allowance of(Limits limits, ZoneId timezone, SenderHistory history) {
        return new Allowance(new Quota(limits, Optional.empty(), timezone), history);
    }

    SenderHistory history() {
        return history;
    }

    /** Returns what holds back at this time and until when; empty when nothing does. */
    Optional<Pace.Wait> hold(Instant now) {
        return byDay(now).or(() -> byHour(now)).or(() -> byGap(now));
    }

    private Optional<Pace.Wait> byDay(Instant now) {
        return lastButFor(perDay(now))
                .filter(sent -> !sent.isBefore(startOfDay(now)))
                .map(sent -> new Pace.Wait("perDay", startOfNextDay(now)));
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
                .map(sent -> sent.plusSeconds(gapAfter(history.lastMessage())))
                .filter(now::isBefore)
                .map(until -> new Pace.Wait("gapSeconds", until));
    }

    /** The gap is drawn from the message's number, so that every run draws the same one. */
    private long gapAfter(long message) {
        Limits limits = quota.limits();
        long spread = limits.gapMax() - limits.gapMin() + 1L;
        return limits.gapMin()
                + Math.floorMod(Long.hashCode(message * 0x9E3779B97F4A7C15L), spread);
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
                room(perDay(now), startOfDay(now)),
                room(quota.limits().perHour(), startOfHour(now)));
    }

    private long room(OptionalInt limit, Instant since) {
        return limit.isPresent() ? limit.getAsInt() - history.countSince(since) : Long.MAX_VALUE;
    }

    /** Returns how many may leave on the day of this moment. */
    OptionalInt perDay(Instant now) {
        return quota.limits().perDay().isEmpty()
                ? OptionalInt.empty()
                : quota.perDay(history.daysOfSendingBefore(day(now)));
    }

    /** Returns how many have left on the day of this moment. */
    int sentToday(Instant now) {
        return history.countSince(startOfDay(now));
    }

    /** Returns how many have left in the last 60 minutes. */
    int sentThisHour(Instant now) {
        return history.countSince(startOfHour(now));
    }

    private LocalDate day(Instant at) {
        return at.atZone(quota.timezone()).toLocalDate();
    }

    private Instant startOfDay(Instant at) {
        return quota.startOfDay(at);
    }

    private Instant startOfNextDay(Instant at) {
        return day(at).plusDays(1).atStartOfDay(quota.timezone()).toInstant();
    }

    /** After exactly 60 minutes the next one may go. */
    private static Instant startOfHour(Instant now) {
        return now.minus(HOUR).plusMillis(1);
    }
}
