package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalDayTest {
    /** Beirut puts its clocks forward at midnight: the day begins at one. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02, Europe/Berlin, 2026-03-01T23:00:00Z, 24",
        "2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z, 23",
        "2026-10-25, Europe/Berlin, 2026-10-24T22:00:00Z, 25",
        "2026-03-29, Asia/Beirut, 2026-03-28T22:00:00Z, 23"
    })
    void beginsAndEndsAsTheClocksSay(LocalDate date, ZoneId timezone, Instant start, int hours) {
        LocalDay day = LocalDay.of(date, timezone);
        assertEquals(start, day.start());
        assertEquals(start.plus(Duration.ofHours(hours)), day.end());
        assertEquals(day, LocalDay.of(start, timezone));
        assertEquals(day, LocalDay.of(day.end().minusMillis(1), timezone));
        assertEquals(date.plusDays(1), LocalDay.of(day.end(), timezone).date());
    }

    @Test
    void hasItsFirstMomentAndNotItsEnd() {
        LocalDay day = LocalDay.of(LocalDate.of(2026, 3, 2), ZoneId.of("Asia/Tokyo"));
        assertTrue(day.has(day.start()));
        assertFalse(day.has(day.start().minusMillis(1)));
        assertTrue(day.has(day.end().minusMillis(1)));
        assertFalse(day.has(day.end()));
    }
}
