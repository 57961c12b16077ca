package outlay.campaign.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When a campaign may send: on these days, from one local time until just before another.
 *
 * @param closes exclusive; {@link LocalTime#MIDNIGHT} stands for the end of the day
 */
public record Schedule(ZoneId timezone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    /** Any time is right. */
    public static final Schedule ALWAYS =
            new Schedule(
                    ZoneOffset.UTC,
                    EnumSet.allOf(DayOfWeek.class),
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT);

    /** A week, and one day for a day that daylight saving time swallows whole. */
    private static final int DAYS_TO_LOOK_AHEAD = 8;

    /** Returns the first instant from the given one on at which sending is allowed. */
    public Instant nextOpen(Instant from) {
        LocalDate today = from.atZone(timezone).toLocalDate();
        for (int ahead = 0; ahead <= DAYS_TO_LOOK_AHEAD; ahead++) {
            Optional<Instant> open = firstOpenOn(today.plusDays(ahead), from);
            if (open.isPresent()) {
                return open.get();
            }
        }
        throw new IllegalStateException("a schedule without days: " + this);
    }

    /** Says whether sending is allowed at this instant. */
    public boolean isOpen(Instant at) {
        return nextOpen(at).equals(at);
    }

    /** Returns the first instant of the calendar day, in this schedule's time zone. */
    public Instant startOfDay(Instant at) {
        return at.atZone(timezone).toLocalDate().atStartOfDay(timezone).toInstant();
    }

    /** Returns the first instant of the next calendar day, in this schedule's time zone. */
    public Instant startOfNextDay(Instant at) {
        return at.atZone(timezone).toLocalDate().plusDays(1).atStartOfDay(timezone).toInstant();
    }

    private Optional<Instant> firstOpenOn(LocalDate day, Instant from) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        Instant opening = at(day, opens);
        Instant closing = at(closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day, closes);
        Instant first = from.isAfter(opening) ? from : opening;
        return first.isBefore(closing) ? Optional.of(first) : Optional.empty();
    }

    /**
     * Returns the instant of a local time. One in the gap of daylight saving time is moved to the
     * gap's end, so that a window that opens inside the gap opens when the clocks have jumped.
     */
    private Instant at(LocalDate day, LocalTime time) {
        ZonedDateTime moved = ZonedDateTime.of(day, time, timezone);
        var gap = timezone.getRules().getTransition(day.atTime(time));
        if (gap != null && gap.isGap()) {
            return gap.getInstant();
        }
        return moved.toInstant();
    }

    /** Returns how long it is until sending is allowed, zero when it is now. */
    public Duration untilOpen(Instant from) {
        return Duration.between(from, nextOpen(from));
    }
}
