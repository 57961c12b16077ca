package outlay.cli.errors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of the manual that has every error message, with its cause and its cure. */
record ErrorCatalogue(List<Row> rows) {
    private static final Path PAGE = Path.of("src/docs/errors.md");
    private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");

    /**
     * A row of a table.
     *
     * @param group the heading above
     */
    record Row(String group, String message, Set<Integer> exitCodes, String cause, String cure) {
        String form() {
            return MessageForm.of(message);
        }

        /** Returns by what rows are sorted. */
        String place() {
            return form().replaceFirst("^\\W+", "").toLowerCase(Locale.ROOT);
        }

        /** Says whether this is what was said, with data in the places of what stands for them. */
        boolean fits(String said) {
            String words = form().replaceAll(" ?\\.\\.\\.", "\u0000");
            if (words.isEmpty()) {
                return said.matches(message.replaceAll("\\w+|\\.{3}", ".+"));
            }
            return Pattern.compile(Pattern.quote(words).replace("\u0000", "\\E.*\\Q"))
                    .matcher(said)
                    .find();
        }
    }

    static ErrorCatalogue read() throws IOException {
        String[] group = {""};
        return new ErrorCatalogue(
                Files.readAllLines(PAGE).stream()
                        .peek(line -> group[0] = line.startsWith("## ") ? line : group[0])
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> row(group[0], CELLS.split(line, -1)))
                        .toList());
    }

    private static Row row(String group, String[] cells) {
        Set<Integer> codes = new TreeSet<>();
        Stream.of(cells[2].strip().split(", ", -1)).map(Integer::valueOf).forEach(codes::add);
        String message = cells[1].strip().replaceAll("^`+|`+$", "");
        return new Row(group, message, codes, cells[3].strip(), cells[4].strip());
    }
}
