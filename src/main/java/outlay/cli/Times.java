package outlay.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as they are printed: ISO 8601 in UTC, to the second. */
final class Times {
    private Times() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
