package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MessageTokenTest {
    private static final byte[] KEY = "the key of a test".getBytes(StandardCharsets.UTF_8);
    private static final long MOST = (1L << 40) - 1;

    @Property(tries = 200)
    void namesEveryMessage(@ForAll @LongRange(min = 1, max = MOST) long id) {
        String token = MessageToken.sign(id, KEY);
        assertTrue(token.matches("ol[a-z2-7]{24}"), token);
        assertEquals(OptionalLong.of(id), MessageToken.verify(token, KEY));
    }

    @Test
    void staysTheSameFromReleaseToRelease() {
        assertEquals("olaaaaaaab7ftqkgoklodkm3bu", MessageToken.sign(1, KEY));
    }

    @Test
    void doesNotMindTheCaseThatMailSystemsChange() {
        String shouted = MessageToken.sign(7, KEY).toUpperCase(Locale.ROOT);
        assertEquals(OptionalLong.of(7), MessageToken.verify(shouted, KEY));
    }

    @Test
    void refusesAnyChangedLetter() {
        String token = MessageToken.sign(123_456, KEY);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'b' ? 'c' : 'b';
            String forged = token.substring(0, at) + other + token.substring(at + 1);
            assertEquals(OptionalLong.empty(), MessageToken.verify(forged, KEY), forged);
        }
    }

    @Test
    void refusesTheTokenOfAnotherKey() {
        String token = MessageToken.sign(1, "another key".getBytes(StandardCharsets.UTF_8));
        assertEquals(OptionalLong.empty(), MessageToken.verify(token, KEY));
    }

    @Test
    void refusesWhatHasNoTokensForm() {
        for (String text : List.of("", "ol", "olaaaa", MessageToken.sign(1, KEY) + "a", "o l")) {
            assertEquals(OptionalLong.empty(), MessageToken.verify(text, KEY), text);
        }
    }

    @Test
    void signsOnlyWhatFitsInto40Bits() {
        for (long id : new long[] {0, -1, MOST + 1, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> MessageToken.sign(id, KEY));
        }
    }

    @Test
    void findsTokensWhereMailHasThem() {
        String one = MessageToken.sign(1, KEY);
        String two = MessageToken.sign(2, KEY);
        String text =
                "bounces+"
                        + one.toUpperCase(Locale.ROOT)
                        + "@a.example <"
                        + two
                        + "@b.example> "
                        + one
                        + " x"
                        + two
                        + " "
                        + two
                        + "9";
        assertEquals(List.of(one, two), MessageToken.findAll(text));
    }
}
