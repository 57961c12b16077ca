package outlay.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotingTest {
    /** Each line as it is typed, and its words between bars. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a b c                 ~ |a|b|c|",
                "a\tb   c              ~ |a|b|c|",
                "'a b' \"c d\"         ~ |a b|c d|",
                "--title='head of'ce   ~ |--title=head ofce|",
                "a '' \"\"             ~ |a|||",
                "a\\ b \\'c            ~ |a b|'c|",
                "\"a\\\"b\\\\c\\d\"    ~ |a\"b\\c\\d|",
                "'a\\'                 ~ |a\\|",
                "\"it's\" '\"'         ~ |it's|\"|",
                "a#b c#                ~ |a#b|c#|",
                "a # b 'c              ~ |a|",
                "\\# a                 ~ |#|a|",
                "'#' a                 ~ |#|a|",
                "$HOME *.csv ~ |$HOME|*.csv|",
                "Zürich '東京'          ~ |Zürich|東京|"
            })
    void splitsAsAShellDoes(String line, String words) {
        Quoting quoting = Quoting.read(line.strip());
        assertEquals(words, "|" + String.join("|", quoting.words()) + "|");
        assertEquals(0, quoting.open());
    }

    @Test
    void joinsLinesBehindABackslash() {
        assertEquals(List.of("filter", "--count"), Quoting.read("fil\\\nter \\\n --count").words());
        assertEquals(List.of("a b", "c\\\nd"), Quoting.read("\"a \\\nb\" 'c\\\nd'").words());
        assertEquals(List.of("a", "b"), Quoting.read("a # x\nb").words());
    }

    @Test
    void findsNoWordsInWhatSaysNothing() {
        assertEquals(0, Quoting.read(" \t # a").words().size());
    }

    @Test
    void tellsWhichQuoteIsOpen() {
        assertEquals('\'', Quoting.read("a 'b").open());
        assertEquals('"', Quoting.read("a \"it's").open());
        assertEquals('"', Quoting.read("a \"b\\\"").open());
    }

    @Test
    void goesOnBehindABackslashAtTheEnd() {
        assertTrue(Quoting.read("a \\").goesOn());
        assertEquals(1, Quoting.read("a \\").words().size());
        assertTrue(!Quoting.read("a # b \\").goesOn());
        assertTrue(!Quoting.read("a \\\\").goesOn());
        assertTrue(Quoting.read("\"a \\").goesOn());
        assertTrue(!Quoting.read("'a \\").goesOn());
    }

    /** What is being typed, and where it begins. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a b~ b ~2",
                "`a b `~ `` ~4",
                "a 'b c~ b c ~2",
                "a b\\ c~ b c ~2",
                "a --x='b c~ --x=b c ~2",
                "a \\~ `` ~3"
            })
    void tellsWhatIsBeingTyped(String line, String current, int start) {
        Quoting quoting = Quoting.read(line);
        assertEquals(current, quoting.current());
        assertEquals(start, quoting.start());
    }

    @ParameterizedTest
    @ValueSource(chars = {0, '"', '\''})
    void quotesSoThatItIsReadAgain(char open) {
        String quote = open == 0 ? "" : String.valueOf(open);
        for (String word :
                List.of(
                        "a b",
                        "it's",
                        "\"",
                        "a\\b",
                        "#a",
                        "Zürich 東京",
                        "$(x);&|`y`",
                        "a!b",
                        "\\")) {
            Quoting read = Quoting.read(quote + Quoting.quoted(word, open) + quote);
            assertEquals(List.of(word), read.words());
            assertEquals(0, read.open());
        }
    }

    @Test
    void leavesNothingToObey() {
        assertEquals("\\$\\(x\\)\\`y\\`\\!", Quoting.quoted("$(x)`y`!", '\0'));
        assertEquals("\\$(x)\\`y\\`\"\\!\"", Quoting.quoted("$(x)`y`!", '"'));
        assertEquals("'\\''$(x)", Quoting.quoted("'$(x)", '\''));
    }
}
