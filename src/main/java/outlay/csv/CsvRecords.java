package outlay.csv;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * A CSV file that is no import, such as a list of addresses, read record by record; what has
 * nothing but delimiters is no record (decision D55).
 *
 * <p>It takes for a record what {@link ContactFile} takes for one; but in cells of several lines
 * each ends with LF.
 */
final class CsvRecords {
    /** A limit on memory: a longer record has most likely lost a quote. */
    private static final int MOST_CHARACTERS = 1 << 21;

    private final BufferedReader text;
    private final String name;
    private final OpenQuote quote;
    private final RFC4180Parser parser;
    private long linesRead;

    /**
     * One record.
     *
     * @param line the line on which it begins, counted from 1
     * @param cells as they are written, less their quotes
     */
    record CsvRecord(long line, List<String> cells) {}

    /**
     * Reads on in a text.
     *
     * @param name what to call the file in messages
     * @param linesBefore how many lines of it are already gone
     */
    CsvRecords(BufferedReader text, String name, char delimiter, long linesBefore) {
        this.text = text;
        this.name = name;
        this.linesRead = linesBefore;
        this.quote = new OpenQuote(delimiter);
        this.parser = new RFC4180ParserBuilder().withSeparator(delimiter).build();
    }

    /**
     * Returns the next record; null when there is none left.
     *
     * @throws Problem INVALID_INPUT, with the line, for a quote that is not closed or not doubled
     */
    @Nullable CsvRecord next() {
        try {
            while (true) {
                long line = linesRead + 1;
                String record = readRecord(line);
                if (record == null) {
                    return null;
                }
                String[] cells = parser.parseLine(record);
                if (!Arrays.stream(cells).allMatch(Cells::isBlank)) {
                    return new CsvRecord(line, List.of(cells));
                }
            }
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
    }

    /** opencsv gets whole records: it misjudges which lines belong together. */
    private @Nullable String readRecord(long first) throws IOException {
        String line = readLine(first);
        if (line == null || !quote.isOpen()) {
            return line;
        }
        StringBuilder record = new StringBuilder(line);
        while (quote.isOpen()) {
            String more = readLine(first);
            if (more == null || record.length() > MOST_CHARACTERS) {
                throw wronglyQuoted(name, first, null);
            }
            record.append('\n').append(more);
        }
        return record.toString();
    }

    private @Nullable String readLine(long first) throws IOException {
        String line = text.readLine();
        if (line != null) {
            linesRead++;
            if (!quote.accepts(line)) {
                throw wronglyQuoted(name, first, null);
            }
        }
        return line;
    }

    /** Returns the problem that a record's quotes do not come in pairs. */
    static Problem wronglyQuoted(String name, long line, @Nullable Exception cause) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                name
                        + ":"
                        + line
                        + ": the record that begins here has an unclosed or undoubled quote",
                "close the quote, or double it where it is meant as a character",
                cause);
    }
}
