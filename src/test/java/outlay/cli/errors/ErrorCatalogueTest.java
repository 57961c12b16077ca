package outlay.cli.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.cli.errors.ErrorCatalogue.Row;

/** Holds the catalogue of error messages against the sources, and against what was really said. */
final class ErrorCatalogueTest {
    private static final String SAID = "! outlay: ";

    private final List<Row> rows = ErrorCatalogue.read().rows();

    ErrorCatalogueTest() throws IOException {}

    @Test
    void hasEveryMessageOfTheProgramWithItsExitCodesAndNoOther() throws IOException {
        Map<String, Set<Integer>> written = new TreeMap<>();
        rows.stream()
                .filter(row -> !row.form().isEmpty())
                .forEach(
                        row ->
                                written.computeIfAbsent(row.form(), form -> new TreeSet<>())
                                        .addAll(row.exitCodes()));
        assertEquals(lines(ProgramErrors.read()), lines(written));
    }

    @Test
    void tellsCauseAndCureOfEach() {
        assertEquals(
                List.of(),
                rows.stream()
                        .filter(row -> row.cause().isEmpty() || row.cure().isEmpty())
                        .toList());
    }

    @Test
    void isSortedByTheWordsOfTheMessages() {
        rows.stream()
                .collect(Collectors.groupingBy(Row::group))
                .forEach(
                        (group, inIt) ->
                                assertEquals(
                                        inIt.stream()
                                                .sorted(Comparator.comparing(Row::place))
                                                .map(Row::message)
                                                .collect(Collectors.joining("\n")),
                                        inIt.stream()
                                                .map(Row::message)
                                                .collect(Collectors.joining("\n")),
                                        group));
    }

    /** What an operator sees is found by its words. */
    @Test
    void findsWhatTranscriptsShow() throws IOException {
        List<String> unfound = new ArrayList<>();
        for (String said : said()) {
            if (rows.stream().noneMatch(row -> row.fits(said))) {
                unfound.add(said);
            }
        }
        assertEquals(List.of(), unfound);
    }

    private static Set<String> said() throws IOException {
        Set<String> said = new TreeSet<>();
        for (String folder : List.of("transcripts", "processes")) {
            try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
                for (Path file : files.toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(SAID))
                            .map(line -> line.substring(SAID.length()))
                            .forEach(said::add);
                }
            }
        }
        return said;
    }

    private static String lines(Map<String, Set<Integer>> messages) {
        return messages.entrySet().stream()
                .map(each -> each.getKey() + "  " + each.getValue())
                .collect(Collectors.joining("\n"));
    }
}
