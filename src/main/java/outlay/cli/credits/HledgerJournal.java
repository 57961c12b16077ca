package outlay.cli.credits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import outlay.credit.LogLine;

/**
 * A line of the log as a transaction in a journal for hledger.
 *
 * @see <a href="https://hledger.org/hledger.html#journal">the format</a>
 */
final class HledgerJournal {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private HledgerJournal() {}

    static String transaction(LogLine line) {
        return DAY.format(line.at())
                + " ("
                + line.id()
                + ") "
                + line.kind()
                + tags(line)
                + posting(to(line), line.credits())
                + posting(from(line), -line.credits())
                + "\n";
    }

    private static String to(LogLine line) {
        return switch (line.kind()) {
            case PURCHASE, RETURN -> "credits:available";
            case RESERVE -> "credits:reserved";
            case SPEND -> "credits:spent";
            case EXPIRE -> "credits:expired";
        };
    }

    private static String from(LogLine line) {
        return line.from() == null ? "equity:purchased" : "credits:" + line.from();
    }

    private static String posting(String account, long credits) {
        return "\n    " + account + "  " + credits + " credits";
    }

    private static String tags(LogLine line) {
        Instant at = line.at().truncatedTo(ChronoUnit.SECONDS);
        return "  ; operation:"
                + line.operation()
                + ", at:"
                + at
                + tag("campaign", line.campaign())
                + tag("reason", line.reason())
                + tag("email", line.email())
                + tag("reference", line.reference());
    }

    /** A comma or the end of the line ends what a tag says. */
    private static String tag(String name, @Nullable Object value) {
        return value == null
                ? ""
                : ", "
                        + name
                        + ":"
                        + value.toString().replaceAll("[,\\p{Cntrl}\u2028\u2029]+", " ");
    }
}
