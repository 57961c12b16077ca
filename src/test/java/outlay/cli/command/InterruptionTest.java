package outlay.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterruptionTest {
    private final List<String> stopped = new ArrayList<>();

    @Test
    void isNotLostBeforeItIsKnownWhatStopsTheWork() {
        try (Interruption interruption = Interruption.watch()) {
            Interruption.interruptCommand();
            interruption.stops(() -> stopped.add("late"));
        }
        assertEquals(List.of("late"), stopped);
    }

    @Test
    void stopsWhatIsBegunNext() {
        try (Interruption interruption = Interruption.watch()) {
            interruption.stops(() -> stopped.add("waiting"));
            Interruption.interruptCommand();
            interruption.stops(() -> stopped.add("sending"));
        }
        assertEquals(List.of("waiting", "sending"), stopped);
    }

    @Test
    void leavesTheNextCommandAlone() {
        try (Interruption interruption = Interruption.watch()) {
            interruption.stops(() -> stopped.add("first"));
            Interruption.interruptCommand();
        }
        try (Interruption next = Interruption.watch()) {
            next.stops(() -> stopped.add("second"));
        }
        assertEquals(List.of("first"), stopped);
    }
}
