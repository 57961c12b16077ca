package outlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
    private static final long SEED = 20_261_128;

    @Test
    void keepsTheSpellingAndComparesWithoutCase() {
        EmailAddress address = EmailAddress.parse("  Ann.Lee@Example.COM ").orElseThrow();
        assertEquals("Ann.Lee@Example.COM", address.written());
        assertEquals(EmailAddress.parse("ann.lee@example.com").orElseThrow(), address);
    }

    /** What stands around an address, in the order in which one meets it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@f.example",
                " ann@f.example\t",
                // What nobody sees: no-break space, zero width space and joiners, byte order mark,
                // soft hyphen, marks of direction, word joiner, variation selector, filler.
                "ann@f.example\u00a0",
                "\u3000ann@f.example\u2009",
                "\u200bann@f.example",
                "\ufeffann@f.example",
                "an\u00adn@f.ex\u00adample",
                "\u202aann@f.example\u202c",
                "\u2066ann@f.example\u2069",
                "ann\u200e@f.example\u200f",
                "ann\u2060@\u200df.example\ufe0f",
                "ann@f.example\u3164",
                "\u0085ann@f.example\u2028",
                "ann@f.example\u2800",
                // Quotes of all countries, also where only one is left.
                "\"ann@f.example\"",
                "'ann@f.example'",
                "'ann@f.example",
                "`ann@f.example`",
                "“ann@f.example”",
                "„ann@f.example“",
                "‘ann@f.example’",
                "«ann@f.example»",
                "« ann@f.example »",
                "\u2039ann@f.example\u203a",
                "「ann@f.example」",
                "\"'ann@f.example'\"",
                "\"\"\"ann@f.example\"\"\"",
                // Brackets, and a name before them.
                "<ann@f.example>",
                "(ann@f.example)",
                "[ann@f.example]",
                "{ann@f.example}",
                "Ann Lee <ann@f.example>",
                "Ann<ann@f.example>",
                "\"Lee, Ann\" <ann@f.example>",
                "\"Lee, Ann <ann@f.example>\"",
                "\"ann @ home\" <ann@f.example>",
                "\"bob@g.example\" <ann@f.example>",
                "ann@f.example <ann@f.example>",
                "'Ann Lee' <ann@f.example>;",
                "Ann <mailto:ann@f.example>",
                "Ann Lee < ann@f.example >",
                "<<ann@f.example>",
                // Links, and what directories write.
                "mailto:ann@f.example",
                "MAILTO:ann@f.example?subject=Hello%20you",
                "mailto:%61nn%40f.example",
                "mailto://ann@f.example",
                "<mailto:ann@f.example>",
                "SMTP:ann@f.example",
                "E-Mail: ann@f.example",
                // Punctuation of lists and sentences.
                "ann@f.example;",
                "ann@f.example,",
                "ann@f.example.",
                "ann@f.example.;",
                "ann@f.example:",
                ";ann@f.example",
                ", ann@f.example ,",
                "'ann@f.example';",
                "ann@f.example、",
                "ann@f.example。",
                // Full width.
                "ａｎｎ＠ｆ．ｅｘａｍｐｌｅ",
                "ann＠f.example"
            })
    void takesOffWhatIsNoPartOfIt(String text) {
        assertEquals(
                "ann@f.example", EmailAddress.parse(text).map(Object::toString).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "x@BÜCHER.example,               x@xn--bcher-kva.example",
        "x@bu\u0308cher.example,         x@xn--bcher-kva.example",
        "x@XN--BCHER-KVA.example,        x@xn--bcher-kva.example",
        "x@bücher。example,              x@xn--bcher-kva.example",
        "J\u00d6RG@a.example,            j\u00f6rg@a.example",
        "jo\u0308rg@a.example,           j\u00f6rg@a.example",
        "Jo\u0308rg@A.example,           j\u00f6rg@a.example",
        "\ud55c\uae00@a.example,         \ud55c\uae00@a.example",
        "\u1112\u1161\u11ab\u1100\u1173\u11af@a.example, \ud55c\uae00@a.example"
    })
    void comparesBySpellingsOfOneAddress(String text, String key) {
        assertEquals(key, EmailAddress.parse(text).orElseThrow().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann+crm@f.example",
                "o'neil@f.example",
                "a_b-c@mail.lead-1.co.uk",
                "_@f.example",
                "1@2.example",
                "sales&support@f.example",
                "SRS0=x/y=z@f.example",
                "ann{at}@f.example",
                "jörg@f.example",
                "用户@例え.テスト"
            })
    void readsWhatMailboxesAreCalled(String text) {
        assertEquals(text, EmailAddress.parse(text).orElseThrow().written());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann                          | not an email address: ann (no @)",
                "''                           | no email address",
                "'  \u00a0\u200b '            | no email address",
                "';'                          | no email address",
                "\"\"                         | no email address",
                "@                            | not an email address: @ (address too short)",
                "@@                           | not an email address: @@ (more than one @)",
                "ann@                         | not an email address: ann@ (domain missing)",
                "@f.example                   | not an email address: @f.example (begins with at symbol)",
                "ann@@f.example               | not an email address: ann@@f.example (more than one @)",
                "ann@f@g.example              | not an email address: ann@f@g.example (more than one @)",
                "ann@f..example               | not an email address: ann@f..example (multiple dot separators)",
                "a..n@f.example               | not an email address: a..n@f.example (multiple dot separators)",
                ".ann@f.example               | not an email address: .ann@f.example (starts with dot)",
                "ann.@f.example               | not an email address: ann.@f.example (local part ends with dot)",
                "an n@f.example               | not an email address: an n@f.example (invalid whitespace)",
                "an\u00a0n@f.example          | not an email address: an\u00a0n@f.example (invalid whitespace)",
                "ann@f.example;left           | not an email address: ann@f.example;left (invalid domain character)",
                "ann@f.example bob@f.example  | not an email address: ann@f.example bob@f.example (more than one @)",
                "ann@f.example,bob@f.example  | not an email address: ann@f.example,bob@f.example (more than one @)",
                "bob@f.example, Ann <ann@f.example> | not an email address: bob@f.example, Ann <ann@f.example> (more than one @)",
                "ann@localhost                | not an email address: ann@localhost (missing top level domain)",
                "ann@f.e                      | not an email address: ann@f.e (single character top level domain)",
                "ann@f.123                    | not an email address: ann@f.123 (numeric tld)",
                "ann@192.0.2.1                | not an email address: ann@192.0.2.1 (numeric tld)",
                "ann@[192.0.2.1]              | not an email address: ann@[192.0.2.1] (contains ip domain)",
                "ann@le_ad.example            | not an email address: ann@le_ad.example (invalid domain character)",
                "ann@-f.example               | not an email address: ann@-f.example (domain part starts with dash)",
                "*@f.example                  | not an email address: *@f.example (wildcard)",
                "\"ann\"@f.example            | not an email address: \"ann\"@f.example (invalid quote location)",
                "ann@f.example\\nBcc:x@g.example | not an email address: ann@f.example\\nBcc:x@g.example (more than one @)",
                "TYPE=HOME:ann@f.example      | not an email address: TYPE=HOME:ann@f.example (disallowed unquoted character)"
            })
    void saysWhyAnythingElseIsNone(String text, String reason) {
        assertEquals(Optional.empty(), EmailAddress.parse(text));
        assertEquals(reason, EmailAddress.refusal(text));
    }

    @Test
    void letsNoLineEndThrough() {
        assertEquals(Optional.empty(), EmailAddress.parse("a\r\nBcc:x@c.example"));
        assertEquals(Optional.empty(), EmailAddress.parse("mailto:a%0d%0aBcc:x@c.example"));
        assertEquals(
                "not an email address: a Bcc:x@c.example (disallowed unquoted character)",
                EmailAddress.refusal("a\r\nBcc:x@c.example"));
    }

    @Test
    void countsOctets() {
        String longest = "x".repeat(64) + "@f.example";
        assertTrue(EmailAddress.parse(longest).isPresent());
        assertTrue(EmailAddress.parse("x" + longest).isEmpty());
        assertTrue(EmailAddress.parse("ö".repeat(32) + "@f.example").isPresent());
        assertTrue(EmailAddress.parse("ö".repeat(33) + "@f.example").isEmpty());
        assertTrue(EmailAddress.parse("x@" + "a.".repeat(125) + "ab").isPresent());
        assertTrue(EmailAddress.parse("x@" + "a.".repeat(126) + "ab").isEmpty());
    }

    @Test
    void takesWhatIsStoredAsItIs() {
        EmailAddress stored = EmailAddress.stored("ann@f.example.");
        assertEquals("ann@f.example.", stored.key());
        assertEquals(Optional.of("ends with dot"), stored.fault());
        assertEquals(Optional.of("contains quotes"), EmailAddress.stored("'ann@f.example").fault());
        assertEquals("j\u00f6rg@a.example", EmailAddress.stored("jo\u0308rg@a.example").key());
    }

    @Test
    void tagsTheLocalPart() {
        assertEquals(
                "bounces+T0ken@f.example",
                EmailAddress.parse("bounces@f.example").orElseThrow().tagged("T0ken").written());
    }

    /** One rule, on two ways: the short one must never be the laxer. */
    @Test
    void findsNoFaultInAnythingThatIsPlain() {
        Random random = new Random(SEED);
        int plain = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = madeUp(random, "abz059AZ..-_+=&@@'?é");
            if (AddressSyntax.isPlain(text)) {
                int at = text.indexOf('@');
                Optional<String> fault =
                        AddressSyntax.fault(text.substring(0, at), text.substring(at + 1));
                assertEquals(Optional.empty(), fault, text);
                plain++;
            }
        }
        assertTrue(plain > 300, "only " + plain);
    }

    @Test
    void readsWhatItHasWrittenAsTheSameAddress() {
        Random random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            String text =
                    madeUp(
                            random,
                            "ab1.@@<>\"'()[] ;,:?%*\u00a0\u200bo\u0308\u00f6ß\u0130Σ＠\u037e-_");
            Optional<EmailAddress> address = EmailAddress.parse(text);
            if (address.isPresent()) {
                EmailAddress again = EmailAddress.parse(address.get().written()).orElseThrow();
                assertEquals(address.get().written(), again.written(), text);
                assertEquals(Optional.empty(), address.get().fault(), text);
                assertEquals(
                        address.get().key(),
                        EmailAddress.parse(address.get().key()).orElseThrow().key(),
                        text);
                read++;
            }
        }
        assertTrue(read > 300, "only " + read);
    }

    private static String madeUp(Random random, String characters) {
        StringBuilder text = new StringBuilder();
        text.append(some(random, characters, 6));
        if (random.nextInt(4) > 0) {
            text.append('@').append(some(random, characters, 5));
            text.append(random.nextBoolean() ? ".ex" : ".example");
        }
        return text.append(random.nextInt(3) == 0 ? some(random, characters, 3) : "").toString();
    }

    private static String some(Random random, String characters, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
