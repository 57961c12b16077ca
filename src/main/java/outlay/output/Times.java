package outlay.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as they are printed: ISO 8601 in UTC, to the second. */
public final class Times {
    private Times() {}

    /** Returns an instant as people read it, in UTC: {@code 2026-03-02 09:00:12}. */
    public static String human(Instant instant) {
        return text(instant).replace("T", " ").replace("Z", "");
    }

    /** Returns an instant as scripts read it: {@code 2026-03-02T09:00:12Z}. */
    public static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
