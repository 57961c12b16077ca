package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableTest {
    private static final int ANY = Integer.MAX_VALUE;

    @Test
    void isAsWideAsItsCellsAndHasNumbersToTheRight() {
        Table table = new Table("country", "count").row("Germany", 12_345L).row("France", 7);
        assertEquals(
                List.of("country   count", "Germany  12,345", "France        7"), table.lines(ANY));
    }

    @Test
    void countsWhatATerminalDraws() {
        Table table =
                new Table("name", "x")
                        .row("Ann", "|")
                        .row("\u738b\u5c0f\u660e", "|")
                        .row("Jose\u0301", "|")
                        .row("\ud83d\ude80\u2705", "|");
        assertEquals(
                List.of(
                        "name    x",
                        "Ann     |",
                        "\u738b\u5c0f\u660e  |",
                        "Jose\u0301    |",
                        "\ud83d\ude80\u2705    |"),
                table.lines(ANY));
    }

    /** The widest columns give way, neither the first nor numbers. */
    @Test
    void fitsATerminal() {
        Table table =
                new Table("email", "title", "company", "count")
                        .row(
                                "ann.lee@example.com",
                                "Head of Sales and Marketing",
                                "Acme",
                                1_234_567);
        assertEquals(
                List.of(
                        "email                title        company      count",
                        "ann.lee@example.com  Head of Sa\u2026  Acme     1,234,567"),
                table.lines(52));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 140})
    void isNeverWiderThanTheTerminal(int columns) {
        Table table = new Table("email", "first", "title", "company", "country");
        for (String letter : List.of("a", "\u738b", "e\u0301", "\ud83d\ude80")) {
            table.row(letter.repeat(30), letter.repeat(9), letter.repeat(60), letter, "");
        }
        for (String line : table.lines(columns)) {
            assertTrue(TextWidth.of(line) <= columns, line);
        }
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertEquals(
                List.of("a", "x y \ufffd[31mred"),
                new Table("a").row("x\r\ny\t\u001b[31mred").lines(ANY));
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd\u2026",
        "\u738b\u738b\u738b, 4, \u738b\u2026"
    })
    void cutsWithAnEllipsis(String text, int most, String cut) {
        assertEquals(cut, TextWidth.cut(text, most));
    }
}
