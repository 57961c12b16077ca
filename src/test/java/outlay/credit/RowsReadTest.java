package outlay.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class RowsReadTest {
    private final List<String> heard = new ArrayList<>();
    private final RowsRead read =
            new RowsRead((done, all) -> heard.add(done + " of " + all), 6_000);

    @Test
    void addsUpWhatSeveralHaveRead() {
        RowsRead.Counter one = read.counter();
        RowsRead.Counter other = read.counter();
        step(one, 2_999);
        step(other, 1_000);
        step(one, 1);
        assertEquals(
                List.of("1000 of 6000", "2000 of 6000", "3000 of 6000", "4000 of 6000"), heard);
    }

    @Test
    void endsAThreadThatWasInterrupted() {
        RowsRead.Counter counter = read.counter();
        Thread.currentThread().interrupt();
        step(counter, 999);
        assertThrows(CancellationException.class, counter::step);
        assertTrue(Thread.interrupted());
    }

    private static void step(RowsRead.Counter counter, int rows) {
        for (int i = 0; i < rows; i++) {
            counter.step();
        }
    }
}
