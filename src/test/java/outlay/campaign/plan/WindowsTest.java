package outlay.campaign.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When schedules of several windows, windows past midnight and days off open. */
final class WindowsTest {
    private static Schedule schedule(String zone, String days, String windows, DaysOff daysOff) {
        return new Schedule(ZoneId.of(zone), false, Days.of(days), Window.of(windows), daysOff);
    }

    /** 2026-03-02 is a Monday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-02T08:59:59Z | 2026-03-02T09:00:00Z",
                "2026-03-02T11:59:59Z | 2026-03-02T11:59:59Z",
                "2026-03-02T12:00:00Z | 2026-03-02T13:00:00Z",
                "2026-03-02T17:00:00Z | 2026-03-02T22:00:00Z",
                "2026-03-02T23:59:59Z | 2026-03-02T23:59:59Z",
                "2026-03-03T00:00:00Z | 2026-03-03T00:00:00Z",
                "2026-03-03T01:59:59Z | 2026-03-03T01:59:59Z",
                "2026-03-03T02:00:00Z | 2026-03-03T09:00:00Z",
                // Saturday's morning hours are Friday's, Monday's would be Sunday's.
                "2026-03-07T01:00:00Z | 2026-03-07T01:00:00Z",
                "2026-03-07T02:00:00Z | 2026-03-09T09:00:00Z",
                "2026-03-09T01:00:00Z | 2026-03-09T09:00:00Z",
            })
    void opensInEachWindowOfTheDaysOnWhichItBegins(Instant from, Instant open) {
        Schedule schedule =
                schedule(
                        "UTC",
                        "mon,tue,wed,thu,fri",
                        "22:00-02:00,09:00-12:00,13:00-17:00",
                        DaysOff.NONE);
        assertEquals(open, schedule.nextOpen(from));
    }

    /** The 24th and, each year, the 31st of December and the 1st of January are off. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Into a day off the window of the day before runs on; its own opens on the next.
                "2026-12-24T00:30:00Z | 2026-12-24T00:30:00Z",
                "2026-12-24T02:00:00Z | 2026-12-25T22:00:00Z",
                "2026-12-25T01:00:00Z | 2026-12-25T22:00:00Z",
                "2026-12-31T01:59:59Z | 2026-12-31T01:59:59Z",
                "2026-12-31T02:00:00Z | 2027-01-02T22:00:00Z",
                "2027-12-24T02:00:00Z | 2027-12-24T22:00:00Z",
                "2027-12-31T22:00:00Z | 2028-01-02T22:00:00Z",
            })
    void opensNoWindowOnADayOff(Instant from, Instant open) {
        DaysOff daysOff = DaysOff.on(List.of("2026-12-24", "12-31", "01-01"), Optional.empty());
        Schedule schedule = schedule("UTC", "mon,tue,wed,thu,fri,sat,sun", "22:00-02:00", daysOff);
        assertEquals(open, schedule.nextOpen(from));
    }

    /** In Berlin 2026-03-29 has no 02:00 to 03:00, and 2026-10-25 has it twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22:00-04:00 | 2026-03-29T01:59:59Z | 2026-03-29T01:59:59Z",
                "22:00-04:00 | 2026-03-29T02:00:00Z | 2026-03-29T20:00:00Z",
                "22:00-02:30 | 2026-03-29T00:59:59Z | 2026-03-29T00:59:59Z",
                "22:00-02:30 | 2026-03-29T01:00:00Z | 2026-03-29T20:00:00Z",
                "22:00-03:00 | 2026-10-25T01:59:59Z | 2026-10-25T01:59:59Z",
                "22:00-03:00 | 2026-10-25T02:00:00Z | 2026-10-25T21:00:00Z",
                "22:00-06:00 | 2026-10-25T04:59:59Z | 2026-10-25T04:59:59Z",
                "22:00-06:00 | 2026-10-25T05:00:00Z | 2026-10-25T21:00:00Z",
                "09:00-12:00,11:00-13:00 | 2026-10-25T11:59:59Z | 2026-10-25T11:59:59Z",
                "09:00-12:00,11:00-13:00 | 2026-10-25T12:00:00Z | 2026-10-26T08:00:00Z",
            })
    void keepsToTheClocksOnTheWallWhenTheyChange(String windows, Instant from, Instant open) {
        Schedule schedule =
                schedule("Europe/Berlin", "mon,tue,wed,thu,fri,sat,sun", windows, DaysOff.NONE);
        assertEquals(open, schedule.nextOpen(from));
    }

    @ParameterizedTest
    @CsvSource({
        "DE-BY, 2026-01-01T12:00:00Z, 2026-01-02T08:00:00Z",
        "DE-BY, 2026-01-06T12:00:00Z, 2026-01-07T08:00:00Z",
        "DE-BY, 2026-04-02T16:00:00Z, 2026-04-07T07:00:00Z",
        "DE-BY, 2026-05-01T12:00:00Z, 2026-05-04T07:00:00Z",
        "DE-BY, 2026-05-14T12:00:00Z, 2026-05-15T07:00:00Z",
        "DE-BY, 2026-05-25T12:00:00Z, 2026-05-26T07:00:00Z",
        "DE-BY, 2026-06-04T12:00:00Z, 2026-06-05T07:00:00Z",
        "DE-BY, 2026-12-24T16:00:00Z, 2026-12-28T08:00:00Z",
        "DE-BY, 2026-12-31T16:00:00Z, 2027-01-04T08:00:00Z",
        "de-be, 2026-01-06T12:00:00Z, 2026-01-06T12:00:00Z",
        "DE,    2026-06-04T12:00:00Z, 2026-06-04T12:00:00Z",
    })
    void isClosedOnHolidays(String calendar, Instant from, Instant open) {
        DaysOff daysOff = DaysOff.on(List.of(), Optional.of(new Holidays(calendar)));
        Schedule schedule =
                schedule("Europe/Berlin", "mon,tue,wed,thu,fri", "09:00-17:00", daysOff);
        assertEquals(open, schedule.nextOpen(from));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Germany | did you mean DE? write a country as DE, or a part of it as DE-BY",
                "XX      | did you mean AX? write a country as DE, or a part of it as DE-BY",
                "Bavaria | write a country as DE, or a part of it as DE-BY",
                "DE-XY   | did you mean DE-BY?",
                "US-TX-9 | write US-TX",
            })
    void saysHowToWriteAnUnknownCalendar(String code, String hint) {
        String mend = new Holidays(code).mend().orElseThrow();
        assertTrue(mend.startsWith(hint), mend);
    }

    @ParameterizedTest
    @CsvSource({"DE", "de-by", "GB-SCT", "TARGET"})
    void knowsCalendars(String code) {
        assertFalse(new Holidays(code).mend().isPresent());
    }
}
