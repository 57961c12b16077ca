package outlay.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.load.Imports;

/** Lists are read by opencsv, imports by FastCSV, and both see the same records. */
final class CsvRecordsTest {
    private static final String HEADER = "email,b,c\n";

    @Example
    void givesEachRecordItsFirstLine() {
        String text = "a;\"two\nlines\";c\r\n\r\n;;\n\"say \"\"hi\"\"\";5\" pipe\rlast";
        assertEquals(
                List.of("8: a|two\nlines|c", "12: say \"hi\"|5\" pipe", "13: last"),
                read(records(text, ';', 7)));
    }

    @Example
    void stopsAtAQuoteThatIsNotDoubledInsteadOfSwallowingTheNextLines() {
        assertStops(
                "list.csv:2: ",
                "a@a.example,x\nb@a.example,\"6\" pipe\"\nc@a.example,\"7\" pipe\"\n");
    }

    @Example
    void stopsAtAQuoteThatIsNotClosed() {
        assertStops("list.csv:2: ", "a@a.example,x\nb@a.example,\"6\n\nc@a.example\n");
        assertStops("list.csv:1: ", "\"" + "a long line\n".repeat(300_000));
    }

    private static void assertStops(String where, String text) {
        CsvRecords records = records(text, ',', 0);
        Problem problem = assertThrows(Problem.class, () -> read(records));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals(
                where + "the record that begins here has an unclosed or undoubled quote",
                problem.what());
    }

    @Property(tries = 5_000)
    void readsWhatAnImportReads(@ForAll("texts") String text) {
        // In a cell without quotes around it opencsv takes two quotes for one, and lists do not
        // care.
        assertEquals(
                imported(HEADER + text).toString().replaceAll("\"+", "\""),
                listed(HEADER + text).toString().replaceAll("\"+", "\""));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequency(
                        Tuple.of(6, ","),
                        Tuple.of(5, "\""),
                        Tuple.of(4, "\n"),
                        Tuple.of(1, "\r\n"),
                        Tuple.of(1, "\r"),
                        Tuple.of(4, "a"),
                        Tuple.of(1, " "),
                        Tuple.of(2, "\"\""),
                        Tuple.of(2, "\"b\","),
                        Tuple.of(1, "\u00a0"))
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    private static List<String> imported(String text) {
        List<String> seen = new ArrayList<>();
        try (ContactFile file = Imports.file(text)) {
            seen.add("1: email|b|c");
            while (file.next()) {
                if (file.rejection() == null) {
                    String cells = String.join("|", file.cells().toArray());
                    seen.add(file.line() + ": " + cells.replaceAll("\r\n?", "\n"));
                }
            }
        } catch (Problem e) {
            seen.add(e.what().replace("test.csv", "list.csv"));
        }
        return seen;
    }

    private static List<String> listed(String text) {
        List<String> seen = new ArrayList<>();
        CsvRecords records = records(text, ',', 0);
        try {
            for (CsvRecords.CsvRecord one = records.next(); one != null; one = records.next()) {
                if (one.cells().size() <= 3) {
                    seen.add(one.line() + ": " + threeOf(one.cells()));
                }
            }
        } catch (Problem e) {
            seen.add(e.what());
        }
        return seen;
    }

    private static String threeOf(List<String> cells) {
        String[] three = new String[3];
        Arrays.setAll(three, i -> i < cells.size() ? stripped(cells.get(i)) : "");
        return String.join("|", three);
    }

    private static String stripped(String cell) {
        return cell.replaceAll("^[\\s\u00a0]+|[\\s\u00a0]+$", "");
    }

    private static List<String> read(CsvRecords records) {
        List<String> seen = new ArrayList<>();
        for (CsvRecords.@Nullable CsvRecord one = records.next();
                one != null;
                one = records.next()) {
            seen.add(one.line() + ": " + String.join("|", one.cells()));
        }
        return seen;
    }

    private static CsvRecords records(String text, char delimiter, long linesBefore) {
        BufferedReader reader = new BufferedReader(new StringReader(text));
        return new CsvRecords(reader, "list.csv", delimiter, linesBefore);
    }
}
