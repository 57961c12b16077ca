package outlay.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tells whether an address is gone from what mail systems the world over say. */
class RefusalsTest {
    @ParameterizedTest(name = "{2}")
    @CsvFileSource(
            resources = "refusals.txt",
            delimiter = '|',
            quoteCharacter = '\0',
            maxCharsPerColumn = 1000)
    void tellsWhetherTheAddressIsGone(String gone, String step, String words) {
        String said = words + Steps.told(step);
        boolean hard = Judge.of(Refusal.reported(said, said, null)).isGone();
        assertEquals(gone.equals("gone"), hard, words);
    }
}
