package outlay.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForeignTextTest {
    @ParameterizedTest
    @CsvSource({
        "' a   b ', 'a b'",
        "'a\u0000\u202Eb', 'a b'",
        "'abcdefghij', 'abcdefghij'",
        "'abcdefghij    ', 'abcdefghij'",
        "'abcdefghijk', 'abcdefg...'",
        "'abcdefghij klm', 'abcdefg...'",
        "'   ', ''"
    })
    void isOneLineThatSaysWhereItWasCut(String text, String line) {
        assertEquals(line, ForeignText.line(text, 10));
    }
}
