package outlay.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    @ParameterizedTest
    @CsvSource({
        "5.1.1, GONE",
        "5.1.10, GONE",
        "4.1.1, GONE",
        "5.2.2, FULL",
        "5.2.1, DISABLED",
        "5.7.1, UNWELCOME",
        "5.3.4, FORM",
        "5.3.0, SYSTEM",
        "4.4.1, NETWORK",
        "5.6.0, FORM",
        "5.0.0, UNKNOWN",
        "5.5.0, UNKNOWN"
    })
    void fallsBackToTheStatus(String status, Cause cause) {
        assertEquals(cause, Judge.of(Refusal.reported("", "", status)).cause());
    }

    @ParameterizedTest
    @CsvSource({
        "5.0.0, 550 5.1.1 no such user, 5.1.1",
        "5.1.1, 550 no such user, 5.1.1",
        "4.4.7, 452 4.2.2 over quota, 4.2.2",
        "5.0.0, rejected by 5.1.2.3, 5.0.0",
        "5.7.1, 550-5.7.1 said 5.0.0, 5.7.1"
    })
    void choosesTheStatusThatTellsMost(String reported, String words, String status) {
        assertEquals(status, Refusal.reported(words, words, reported).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "no-such-user", "full", "spam", "host", "network"})
    void hasWordingsInTheFoldedForm(String family) {
        var pieces = Judge.WORDINGS.pieces(family);
        assertTrue(pieces.size() >= 3, family);
        pieces.forEach(piece -> assertEquals(piece, PlainWords.fold(piece), family));
    }
}
