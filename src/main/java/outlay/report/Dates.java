package outlay.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import outlay.output.Times;

/** Moments as a page shows them, in UTC. */
final class Dates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Dates() {}

    /** Returns the day: {@code 2 March 2026}. */
    static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    static void write(PageWriter page, LocalDate day) {
        page.element("time", day.toString(), "datetime", day.toString());
    }

    /** Writes the moment, to the second. */
    static void write(PageWriter page, Instant at) {
        page.element("time", Times.human(at), "datetime", Times.text(at));
    }
}
