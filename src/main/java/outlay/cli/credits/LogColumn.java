package outlay.cli.credits;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outlay.credit.LogLine;

/** The columns of the log, in the order of JSON and CSV. */
enum LogColumn {
    ID,
    AT,
    KIND,
    CREDITS,
    FROM,
    REASON,
    CAMPAIGN,
    EMAIL,
    OPERATION,
    REFERENCE,
    AVAILABLE,
    RESERVED,
    SPENT,
    EXPIRED;

    /** Returns what a line has in this column. */
    @Nullable Object of(LogLine line) {
        return switch (this) {
            case ID -> line.id();
            case AT -> line.at().truncatedTo(ChronoUnit.SECONDS);
            case KIND -> line.kind();
            case CREDITS -> line.credits();
            case FROM -> line.from();
            case REASON -> line.reason();
            case CAMPAIGN -> line.campaign();
            case EMAIL -> line.email();
            case OPERATION -> line.operation();
            case REFERENCE -> line.reference();
            case AVAILABLE -> line.available();
            case RESERVED -> line.reserved();
            case SPENT -> line.spent();
            case EXPIRED -> line.expired();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
