package outlay.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two writers, ours for leads and opencsv's for all else, and one idea of CSV. */
final class LeadCsvTest {
    @Property
    void writesTheBytesThatOpencsvWrites(
            @ForAll("rows") List<List<String>> rows, @ForAll Guard guard) {
        assertEquals(byOpencsv(rows, guard), byUs(rows, guard));
    }

    @Example
    void writesTheBytesThatOpencsvWritesAlsoWhenThereAreMany() {
        List<String> row = List.of("ann@a.example", "=1", "x, \"y\"", " Zürich", "漢字 ", "😀\r\n");
        List<List<String>> rows = java.util.Collections.nCopies(20_000, row);
        assertEquals(byOpencsv(rows, Guard.ON), byUs(rows, Guard.ON));
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> telling =
                Arbitraries.strings().withChars(",;\"'=+-@|\t\r\n \u00a0ab1éß漢").ofMaxLength(6);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<String> words = Arbitraries.of("", "ann@a.example", "😀", "'", "''=x", "\"\"");
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, telling),
                        net.jqwik.api.Tuple.of(1, any),
                        net.jqwik.api.Tuple.of(2, words))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .list()
                .ofMaxSize(8);
    }

    private static String byOpencsv(List<List<String>> rows, Guard guard) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvFile csv = new CsvFile(CsvTarget.on(new PrintStream(bytes)), guard)) {
            rows.forEach(csv::row);
            csv.commit();
        }
        return bytes.toString(UTF_8);
    }

    private static String byUs(List<List<String>> rows, Guard guard) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (LeadCsv csv = new LeadCsv(CsvTarget.on(new PrintStream(bytes)), guard)) {
            for (List<String> row : rows) {
                for (String value : row) {
                    // Bytes beside the value that would ask for quotes.
                    byte[] around = ("\"," + value + ",\n").getBytes(UTF_8);
                    csv.cell(around, 2, around.length - 2);
                }
                csv.endRow();
            }
            csv.commit();
        }
        return bytes.toString(UTF_8);
    }
}
