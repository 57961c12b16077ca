package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MessageTokenTest {
    private static final byte[] KEY = "the key of a test".getBytes(StandardCharsets.UTF_8);
    private static final long MOST = (1L << 40) - 1;

    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final byte[] NO_SALT = {};

    @Property(tries = 200)
    void namesEveryMessage(@ForAll @LongRange(min = 1, max = MOST) long id) {
        String token = MessageToken.sign(id, SALT, KEY);
        assertTrue(token.matches("ol[a-z2-7]{24}"), token);
        assertEquals(OptionalLong.of(id), MessageToken.idIn(token));
        assertTrue(MessageToken.isSigned(token, id, SALT, KEY));
        assertFalse(MessageToken.isSigned(token, id + 1 > MOST ? 1 : id + 1, SALT, KEY));
    }

    /** Those without salt are out there since before there was one. */
    @Test
    void staysTheSameFromReleaseToRelease() {
        assertEquals("olaaaaaaab7ftqkgoklodkm3bu", MessageToken.sign(1, NO_SALT, KEY));
        assertEquals("olaaaaaaabdgz6xsemove4ojmv", MessageToken.sign(1, SALT, KEY));
    }

    /** After a restore the number is another message's, with another salt. */
    @Test
    void neverNamesTwoMessagesOfOneNumber() {
        String token = MessageToken.sign(1, SALT, KEY);
        assertFalse(MessageToken.isSigned(token, 1, new byte[] {8, 7, 6, 5, 4, 3, 2, 1}, KEY));
        assertFalse(MessageToken.isSigned(token, 1, NO_SALT, KEY));
        assertFalse(MessageToken.isSigned(MessageToken.sign(1, NO_SALT, KEY), 1, SALT, KEY));
    }

    @Test
    void doesNotMindTheCaseThatMailSystemsChange() {
        String shouted = MessageToken.sign(7, SALT, KEY).toUpperCase(Locale.ROOT);
        assertEquals(OptionalLong.of(7), MessageToken.idIn(shouted));
        assertTrue(MessageToken.isSigned(shouted, 7, SALT, KEY));
    }

    @Test
    void refusesAnyChangedLetter() {
        String token = MessageToken.sign(123_456, SALT, KEY);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'b' ? 'c' : 'b';
            String forged = token.substring(0, at) + other + token.substring(at + 1);
            assertFalse(MessageToken.isSigned(forged, 123_456, SALT, KEY), forged);
        }
    }

    @Test
    void refusesTheTokenOfAnotherKey() {
        String token = MessageToken.sign(1, SALT, "another key".getBytes(StandardCharsets.UTF_8));
        assertFalse(MessageToken.isSigned(token, 1, SALT, KEY));
    }

    @Test
    void refusesWhatHasNoTokensForm() {
        String longer = MessageToken.sign(1, SALT, KEY) + "a";
        for (String text : List.of("", "ol", "olaaaa", longer, "o l")) {
            assertEquals(OptionalLong.empty(), MessageToken.idIn(text), text);
        }
    }

    @Test
    void signsOnlyWhatFitsInto40Bits() {
        for (long id : new long[] {0, -1, MOST + 1, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> MessageToken.sign(id, SALT, KEY));
        }
    }

    @Test
    void findsTokensWhereMailHasThem() {
        String one = MessageToken.sign(1, SALT, KEY);
        String two = MessageToken.sign(2, SALT, KEY);
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

    @Test
    void findsWhatAnExpressionFindsMoreSlowly() {
        Pattern form = Pattern.compile("(?<![a-zA-Z0-9])[oO][lL][a-zA-Z2-7]{24}(?![a-zA-Z0-9])");
        List<String> pieces =
                List.of("ol", "OL", "a".repeat(24), "b7C2".repeat(6), "z", "9", " ", "@", "-");
        Random random = new Random(4);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            List<String> expected =
                    form.matcher(text)
                            .results()
                            .map(found -> found.group().toLowerCase(Locale.ROOT))
                            .distinct()
                            .toList();
            assertEquals(expected, MessageToken.findAll(text.toString()), text.toString());
        }
    }
}
