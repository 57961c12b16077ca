package outlay.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals, against those that Python computes from the formula. */
final class ShareTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.2775328",
        "1, 10, 0.01787621, 0.4041500",
        "5, 10, 0.2365931, 0.7634069",
        "10, 10, 0.7224672, 1",
        "50, 1000, 0.03813026, 0.06531382",
    })
    void liesBetween(long part, long all, double low, double high) {
        Share share = Share.of(part, all).orElseThrow();
        assertEquals((double) part / all, share.share());
        assertEquals(low, share.low(), 1e-6);
        assertEquals(high, share.high(), 1e-6);
    }

    @Test
    void knowsNothingOfNothing() {
        assertEquals(Optional.empty(), Share.of(0, 0));
    }
}
