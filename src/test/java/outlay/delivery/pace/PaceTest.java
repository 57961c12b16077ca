package outlay.delivery.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.campaign.plan.Limits;
import outlay.campaign.plan.Schedule;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;
import outlay.delivery.SentBy;
import outlay.delivery.sending.SendRequest;

/** What holds a campaign back that sends by the clocks of Berlin, to the second. */
@OnBothEngines
final class PaceTest {
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    @TempDir Path folder = Path.of("");

    /**
     * Berlin's 29th of March 2026 has 23 hours, from 23:00 to 22:00 UTC; its 25th of October has
     * 25, from 22:00 to 23:00 UTC.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # limit   | left at (UTC)                | now                 | held back by

                    perDay 2  | 03-28T22:59:59 03-28T23:00:00| 2026-03-29T12:00:00 | -
                    perDay 2  | 03-28T23:00:00 03-29T00:30:00| 2026-03-29T01:00:00 | perDay until 2026-03-29T22:00:00Z
                    perDay 2  | 03-28T23:00:00 03-29T00:30:00| 2026-03-29T21:59:59 | perDay until 2026-03-29T22:00:00Z
                    perDay 2  | 03-28T23:00:00 03-29T00:30:00| 2026-03-29T22:00:00 | -
                    perDay 2  | 10-24T21:59:59 10-24T22:00:00| 2026-10-25T12:00:00 | -
                    perDay 2  | 10-24T22:00:00 10-25T01:30:00| 2026-10-25T02:00:00 | perDay until 2026-10-25T23:00:00Z
                    perDay 2  | 10-24T22:00:00 10-25T01:30:00| 2026-10-25T22:59:59 | perDay until 2026-10-25T23:00:00Z
                    perDay 2  | 10-24T22:00:00 10-25T01:30:00| 2026-10-25T23:00:00 | -
                    perDay 3  | 03-02T09:00:00 03-02T09:00:01| 2026-03-02T09:00:02 | -

                    # An hour is 60 minutes, also where 02:30 comes twice or never.
                    perHour 1 | 10-25T00:30:00               | 2026-10-25T01:29:59 | perHour until 2026-10-25T01:30:00Z
                    perHour 1 | 10-25T00:30:00               | 2026-10-25T01:30:00 | -
                    perHour 1 | 03-29T00:59:59               | 2026-03-29T01:30:00 | perHour until 2026-03-29T01:59:59Z
                    perHour 2 | 03-02T09:00:00 03-02T09:20:00| 2026-03-02T09:30:00 | perHour until 2026-03-02T10:00:00Z
                    perHour 2 | 03-02T09:00:00 03-02T09:20:00| 2026-03-02T10:00:00 | -
                    perHour 3 | 03-02T09:00:00 03-02T09:20:00| 2026-03-02T09:30:00 | -

                    gap 90    | 03-02T09:00:00 03-02T09:20:00| 2026-03-02T09:21:29 | gapSeconds until 2026-03-02T09:21:30Z
                    gap 90    | 03-02T09:00:00 03-02T09:20:00| 2026-03-02T09:21:30 | -

                    # Where one ends another holds: named is the last.
                    both 1    | 03-02T22:30:00               | 2026-03-02T22:40:00 | perHour until 2026-03-02T23:30:00Z
                    """)
    void holdsBack(String limit, String left, String now, String expected) {
        assertEquals(expected, held(0, 0, limit, left, now));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    perDay 1  | 03-28T08:00:00 | 2026-03-28T10:00:00 | perDay until 2026-03-29T07:00:00Z
                    perDay 1  | 10-24T07:00:00 | 2026-10-24T10:00:00 | perDay until 2026-10-25T08:00:00Z
                    perDay 1  | 03-28T08:00:00 | 2026-03-28T20:00:00 | schedule until 2026-03-29T07:00:00Z
                    perHour 1 | 03-27T15:59:00 | 2026-03-27T15:59:30 | perHour until 2026-03-28T08:00:00Z
                    gap 90    | 03-27T15:59:00 | 2026-03-27T15:59:30 | gapSeconds until 2026-03-28T08:00:00Z

                    # Another campaign of the sender has used the day up before this one opens.
                    perDay 1  | 03-28T07:30:00 | 2026-03-28T07:45:00 | perDay until 2026-03-29T07:00:00Z
                    """)
    void holdsBackUntilTheScheduleOpensToo(String limit, String left, String now, String expected) {
        assertEquals(expected, held(9, 17, limit, left, now));
    }

    @Test
    void knowsEnoughWhateverIsTakenBack() {
        SenderHistory history = history(limits("perDay 2"));
        Instant start = Instant.parse("2026-03-02T09:00:00Z");
        for (int i = 0; i < 1_000; i++) {
            history.add(i, start.plusSeconds(i), 1);
        }
        for (int i = 999; i > 999 - SendRequest.MOST_CONNECTIONS; i--) {
            history.remove(start.plusSeconds(i));
        }
        Instant last = start.plusSeconds(999 - SendRequest.MOST_CONNECTIONS);
        assertEquals(last, history.last(1).orElseThrow());
        assertEquals(last.minusSeconds(1), history.last(2).orElseThrow());
    }

    @Test
    void makesNoGapWhenNothingLeaves() {
        Limits limits = limits("gap 90");
        Pace pace = pace(0, 0, limits, history(limits));
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        leave(pace, now, 0);
        assertEquals(now, pace.mayGoAt(now));
        leave(pace, now, 1);
        assertEquals(now.plusSeconds(90), pace.mayGoAt(now));
    }

    private static void leave(Pace pace, Instant now, long count) {
        Slots slots = new Slots(now);
        slots.take(pace, count);
        slots.count();
    }

    private String held(int opens, int closes, String limit, String left, String now) {
        Limits limits = limits(limit);
        SenderHistory history = history(limits);
        for (String time : left.split(" ", -1)) {
            history.add(1, Instant.parse("2026-" + time + "Z"), 1);
        }
        return pace(opens, closes, limits, history)
                .hold(Instant.parse(now + "Z"))
                .map(hold -> hold.by() + " until " + hold.until())
                .orElse("-");
    }

    private static Pace pace(int opens, int closes, Limits limits, SenderHistory history) {
        Schedule schedule =
                new Schedule(
                        ZoneId.of("Europe/Berlin"),
                        EnumSet.allOf(DayOfWeek.class),
                        MIDNIGHT.plusHours(opens),
                        MIDNIGHT.plusHours(closes));
        Allowance allowance = Allowance.of(limits, schedule.timezone(), history, Gaps.DRAWN);
        return new Pace(schedule, List.of(allowance));
    }

    private SenderHistory history(Limits limits) {
        SenderHistory history = new SenderHistory(SentBy.CAMPAIGN, List.of(), Pace.MOST_IN_FLIGHT);
        try (Database database =
                TestDatabases.openOrCreate(folder.resolve("outlay.db"), Clock.systemUTC())) {
            return database.read(
                    tx -> {
                        history.remember(tx, limits);
                        return history;
                    });
        }
    }

    private static Limits limits(String text) {
        int number = Integer.parseInt(text.substring(text.indexOf(' ') + 1));
        OptionalInt limit = OptionalInt.of(number);
        OptionalInt none = OptionalInt.empty();
        return switch (text.charAt(3)) {
            case 'D' -> new Limits(limit, none, 0, 0);
            case 'H' -> new Limits(none, limit, 0, 0);
            case 'h' -> new Limits(limit, limit, 0, 0);
            default -> new Limits(none, none, number, number);
        };
    }
}
