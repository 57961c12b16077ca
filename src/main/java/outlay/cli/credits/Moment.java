package outlay.cli.credits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import outlay.Problem;

/**
 * A time on the command line: an instant such as {@code 2026-03-02T09:00:00Z}, or a date such as
 * {@code 2026-03-02}, which is that whole day in UTC.
 *
 * @param start the instant, or the beginning of the day
 * @param end the instant, or the beginning of the next day
 */
record Moment(Instant start, Instant end) {
    /**
     * Reads what was given for an option.
     *
     * @throws Problem USAGE when it is neither
     */
    static Moment of(String option, String text) {
        try {
            if (text.contains("T")) {
                Instant instant = Instant.parse(text);
                return new Moment(instant, instant);
            }
            LocalDate day = LocalDate.parse(text);
            return new Moment(startOf(day), startOf(day.plusDays(1)));
        } catch (DateTimeParseException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    option + " is neither instant nor date: " + text,
                    "write it as 2026-03-02T09:00:00Z or 2026-03-02 (UTC)",
                    e);
        }
    }

    /**
     * Reads the day that was given for an option.
     *
     * @throws Problem USAGE when it is none
     */
    static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    option + " is no date: " + text,
                    "write it as 2027-06-30",
                    e);
        }
    }

    /** Returns the instant, or the last one of the day that the ledger can tell apart. */
    Instant last() {
        return start.equals(end) ? end : end.minusMillis(1);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
