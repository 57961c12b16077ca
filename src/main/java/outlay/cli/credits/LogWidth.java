package outlay.cli.credits;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a line of the log shows on a terminal: what is narrow has less of it, but can be read. */
enum LogWidth {
    /** Also what is piped on. */
    WIDE(110, ""),
    /** Without the balances that follow from the others. */
    USUAL(75, "uuuu-MM-dd HH:mm"),
    /** Without balances. */
    NARROW(0, "MM-dd HH:mm");

    private final int least;
    private final String time;

    LogWidth(int least, String time) {
        this.least = least;
        this.time = time;
    }

    /** Returns what a terminal of so many columns has room for. */
    static LogWidth of(int terminal) {
        return terminal >= WIDE.least ? WIDE : terminal >= USUAL.least ? USUAL : NARROW;
    }

    Set<LogColumn> columns() {
        Set<LogColumn> shown =
                EnumSet.of(
                        LogColumn.AT,
                        LogColumn.KIND,
                        LogColumn.CREDITS,
                        LogColumn.REASON,
                        LogColumn.CAMPAIGN,
                        LogColumn.EMAIL);
        if (this != NARROW) {
            shown.add(LogColumn.AVAILABLE);
        }
        if (this == WIDE) {
            shown.add(LogColumn.RESERVED);
            shown.add(LogColumn.SPENT);
        }
        return shown;
    }

    /** Returns a moment in UTC, as all of the log is. */
    Object at(Instant moment) {
        return time.isEmpty()
                ? moment.truncatedTo(ChronoUnit.SECONDS)
                : DateTimeFormatter.ofPattern(time, Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(moment);
    }
}
