package outlay.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Tells whose fault a refusal is, from what mail systems the world over say: the same for a reply
 * that we got and for a report that tells of it.
 */
class RefusalsTest {
    @ParameterizedTest(name = "{2}")
    @CsvFileSource(
            resources = "refusals.txt",
            delimiter = '|',
            quoteCharacter = '\0',
            maxCharsPerColumn = 1000)
    void tellsWhetherTheAddressIsGone(String gone, String step, String words) {
        assertEquals(gone.equals("gone"), replied(step, words).isGone(), words);
        assertEquals(gone.equals("gone"), reported(step, words).isGone(), words);
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvFileSource(
            resources = "faults.txt",
            delimiter = '|',
            quoteCharacter = '\0',
            maxCharsPerColumn = 1000)
    void tellsWhoseFaultItIs(String faults, String steps, String words) {
        List<String> right = List.of(faults.split("/", -1));
        for (String step : steps.split(" ", -1)) {
            Fault fault = replied(step, words).fault();
            assertTrue(right.contains(word(fault)), () -> step + ' ' + fault + ": " + words);
            assertEquals(fault, reported(step, words).fault(), words);
        }
    }

    private static Judgement replied(String step, String words) {
        return Judge.of(Refusal.reply(words, Steps.stage(step)));
    }

    private static Judgement reported(String step, String words) {
        String said = words + Steps.told(step);
        return Judge.of(Refusal.reported(said, said, null));
    }

    private static String word(Fault fault) {
        return fault == Fault.RECIPIENT_GONE ? "gone" : fault.name().toLowerCase(Locale.ROOT);
    }
}
