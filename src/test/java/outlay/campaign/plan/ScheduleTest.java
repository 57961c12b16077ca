package outlay.campaign.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    private static final Schedule OFFICE_HOURS =
            new Schedule(
                    ZoneId.of("Europe/Berlin"),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(9, 0),
                    LocalTime.of(17, 0));

    /** 2026-03-27 is a Friday; on Sunday the 29th Berlin goes from UTC+1 to UTC+2. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-27T07:59:59Z, 2026-03-27T08:00:00Z",
        "2026-03-27T08:00:00Z, 2026-03-27T08:00:00Z",
        "2026-03-27T15:59:59Z, 2026-03-27T15:59:59Z",
        "2026-03-27T16:00:00Z, 2026-03-30T07:00:00Z",
        "2026-03-28T12:00:00Z, 2026-03-30T07:00:00Z",
        "2026-10-23T15:00:00Z, 2026-10-26T08:00:00Z",
    })
    void opensInOfficeHoursWhateverTheClocksDo(Instant from, Instant open) {
        assertEquals(open, OFFICE_HOURS.nextOpen(from));
        assertTrue(OFFICE_HOURS.isOpen(open));
    }

    @Test
    void opensWhenTheClocksHaveJumpedOverItsOpening() {
        Schedule atNight =
                new Schedule(
                        ZoneId.of("Europe/Berlin"),
                        EnumSet.of(DayOfWeek.SUNDAY),
                        LocalTime.of(2, 30),
                        LocalTime.of(4, 0));
        assertEquals(
                Instant.parse("2026-03-29T01:00:00Z"),
                atNight.nextOpen(Instant.parse("2026-03-28T12:00:00Z")));
        assertFalse(atNight.isOpen(Instant.parse("2026-03-29T02:00:00Z")));
    }

    @Test
    void isOpenThroughTheHourThatComesTwice() {
        Schedule atNight =
                new Schedule(
                        ZoneId.of("Europe/Berlin"),
                        EnumSet.of(DayOfWeek.SUNDAY),
                        LocalTime.of(2, 0),
                        LocalTime.of(3, 0));
        assertTrue(atNight.isOpen(Instant.parse("2026-10-25T00:00:00Z")));
        assertTrue(atNight.isOpen(Instant.parse("2026-10-25T01:59:59Z")));
        assertFalse(atNight.isOpen(Instant.parse("2026-10-25T02:00:00Z")));
    }

    @Test
    void closesAtTheEndOfTheDay() {
        Schedule untilMidnight =
                new Schedule(
                        ZoneId.of("UTC"),
                        EnumSet.of(DayOfWeek.MONDAY),
                        LocalTime.of(22, 0),
                        LocalTime.MIDNIGHT);
        assertTrue(untilMidnight.isOpen(Instant.parse("2026-03-02T23:59:59Z")));
        assertFalse(untilMidnight.isOpen(Instant.parse("2026-03-03T00:00:00Z")));
    }

    @Test
    void aDayBeginsAtMidnightOfItsTimezone() {
        assertEquals(
                Instant.parse("2026-03-26T23:00:00Z"),
                OFFICE_HOURS.startOfDay(Instant.parse("2026-03-27T22:59:00Z")));
        assertEquals(
                Instant.parse("2026-03-29T22:00:00Z"),
                OFFICE_HOURS.startOfNextDay(Instant.parse("2026-03-29T10:00:00Z")));
    }
}
