package outlay.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {
    private static final Wordings SAMPLE = Wordings.load(WordingsTest.class, "sample.txt");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user @ was not found           | missing",
                "the account not found          | missing",
                "no such mailbox                | missing",
                "mailbox. page not found        | -",
                "mailbox: the sender not found  | -",
                "superuser not found            | -",
                "mail was refused               | refused",
                "mail of the sender was refused | refused",
                "user, far away and long ago and in another country, not found | -"
            })
    void findsAWordingWithinOneSentence(String text, String family) {
        assertEquals(family, Objects.requireNonNullElse(SAMPLE.familyOf(text), "-"), text);
    }
}
