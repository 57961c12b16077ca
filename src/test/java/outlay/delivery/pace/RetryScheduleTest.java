package outlay.delivery.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetryScheduleTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void triesAfterFifteenMinutesAndThenTwiceAsLongEachTime() {
        List<Long> minutes = new ArrayList<>();
        Instant now = FIRST;
        for (int tries = 1; now.isBefore(FIRST.plus(Duration.ofDays(4))); tries++) {
            Instant next = RetrySchedule.next(FIRST, now, tries);
            minutes.add(Duration.between(now, next).toMinutes());
            now = next;
        }
        // The last gap is what is left of the four days.
        assertEquals(List.of(15L, 30L, 60L, 120L, 240L, 480L, 960L, 1920L, 1935L), minutes);
    }

    @Test
    void triesForTheLastTimeFourDaysAfterTheFirst() {
        Instant last = FIRST.plus(Duration.ofDays(4));
        assertFalse(RetrySchedule.isOver(FIRST, last));
        assertTrue(RetrySchedule.isOver(FIRST, last.plusSeconds(1)));
    }

    @Test
    void doesNotOverflowHoweverOftenItTries() {
        assertEquals(FIRST.plus(Duration.ofDays(4)), RetrySchedule.next(FIRST, FIRST, 1_000_000));
    }
}
