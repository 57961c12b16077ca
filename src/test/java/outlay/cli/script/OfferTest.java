package outlay.cli.script;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OfferTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b]0;title\u0007",
                "a\tb",
                "a\nb",
                "a\u009bb",
                "abc\u202edef",
                "a\u007f"
            })
    void isNotShownWhereATerminalWouldObeyIt(String value) {
        assertFalse(new Offer(value, "").isPrintable());
    }

    @Test
    void isShownInAnyLanguage() {
        assertTrue(new Offer("Türkiye 東京 $(x) '\"", "1 contact").isPrintable());
    }
}
