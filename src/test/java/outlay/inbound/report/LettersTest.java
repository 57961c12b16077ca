package outlay.inbound.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells reports from everything else that comes into a mailbox. */
class LettersTest {
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("letters")
    void knowsTheKind(String kind, String what, String letter) {
        assertEquals(kind, Mails.read(letter).kind().word(), what);
    }

    static Stream<Arguments> letters() throws IOException {
        try (InputStream stream = LettersTest.class.getResourceAsStream("letters.txt")) {
            byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
            String all = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
            return Stream.of(all.split("(?m)^=== ")).skip(1).map(LettersTest::letter);
        }
    }

    private static Arguments letter(String text) {
        int comma = text.indexOf(", ");
        int end = text.indexOf('\n');
        return Arguments.of(
                text.substring(0, comma), text.substring(comma + 2, end), text.substring(end + 1));
    }
}
