package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> notices = new ArrayList<>();

    @Test
    void saysNothingWhenTheFirstAttemptSucceeds() {
        assertEquals(Optional.of(1), Patience.within(LONG, this::note, () -> Optional.of(1)));
        assertEquals(List.of(), notices);
    }

    /** Who is in the way goes when it has been said. */
    @Test
    void saysOnceThatItWaitsAndGoesOnWaiting() {
        int[] attempts = {0};
        Optional<Integer> result =
                Patience.within(
                        LONG,
                        this::note,
                        () -> Optional.of(1).filter(n -> !notices.isEmpty() && ++attempts[0] > 3));
        assertEquals(Optional.of(1), result);
        assertEquals(List.of("waiting"), notices);
    }

    @Test
    void givesUpInTheEnd() {
        Duration brief = Duration.ofMillis(5);
        assertEquals(Optional.empty(), Patience.within(brief, this::note, Optional::empty));
        assertEquals(List.of(), notices);
    }

    private void note() {
        notices.add("waiting");
    }
}
