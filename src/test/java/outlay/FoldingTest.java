package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Müller  GmbH, muller gmbh",
        "Straße, strasse",
        "ŁÓDŹ, lodz",
        "Ngũ̱gĩ, ngugi",
        "Ἀθῆναι, αθηναι",
        "가각, 가각",
        "' a\u00a0\u2003b ', a b",
    })
    void foldsWhatDiffersInCaseAccentsAndSpacesOnly(String text, String expected) {
        String folded = Normalizer.normalize(expected, Normalizer.Form.NFD);
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertEquals(folded, Folding.fold(Normalizer.normalize(text, form)), form.toString());
        }
        assertEquals(folded, Folding.fold(text));
    }

    /** Two classes of marks in turn, which Unicode's canonical order sorts: once quadratic. */
    @Test
    void foldsACellOfNothingButMarks() {
        String marks = "a" + "\u0301\u0323".repeat(500_000) + "b";
        assertEquals(
                "ab", assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Folding.fold(marks)));
    }
}
