package outlay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of the calendar as a timezone has it: one that puts its clocks forward or back has days
 * that do not begin at midnight, or do not last 24 hours.
 *
 * @param end the first moment that is no longer of it
 */
public record LocalDay(LocalDate date, Instant start, Instant end) {
    /** Returns the day of a moment. */
    public static LocalDay of(Instant at, ZoneId timezone) {
        return of(at.atZone(timezone).toLocalDate(), timezone);
    }

    /** Returns the day with this date. */
    public static LocalDay of(LocalDate date, ZoneId timezone) {
        return new LocalDay(date, start(date, timezone), start(date.plusDays(1), timezone));
    }

    private static Instant start(LocalDate date, ZoneId timezone) {
        return date.atStartOfDay(timezone).toInstant();
    }

    /** Says whether a moment is of it. */
    public boolean has(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }
}
