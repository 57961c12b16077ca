package outlay.contact;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * One CSV file of contacts (RFC 4180), read record by record; the header is behind it once it is
 * open.
 *
 * <p>Lines are counted from 1; a record's line is its first. Blank lines are no records. The file
 * is read as it comes: memory does not grow with it.
 */
public final class ContactFile implements AutoCloseable {
    /** A cell of more lines is taken for a forgotten quote; opencsv joins lines quadratically. */
    private static final int MOST_LINES_IN_A_RECORD = 1_000;

    private final String name;
    private final CSVReader reader;
    private final long linesBefore;
    private final List<String> headers;
    private final Columns columns;
    private String[] cells = {};
    private @Nullable String rejection;
    private long line;

    /**
     * How to read a file, where the user knows better than the file tells.
     *
     * @param delimiter what separates cells; null to find out from the header
     * @param encoding how characters are encoded; null for UTF-8. A byte order mark has the last
     *     word
     * @param headerToField which field a column is, by its header; an empty field leaves it out
     */
    public record Format(
            @Nullable Character delimiter,
            @Nullable Charset encoding,
            Map<String, String> headerToField) {
        /** All is found out. */
        public static final Format DETECTED = new Format(null, null, Map.of());
    }

    private ContactFile(String name, CSVReader reader, long linesBefore, Format format) {
        this.name = name;
        this.reader = reader;
        this.linesBefore = linesBefore;
        this.headers = advance() ? Arrays.stream(cells).map(String::strip).toList() : List.of();
        this.columns = Columns.of(name, headers, format.headerToField());
    }

    /**
     * Opens a file, plain or gzipped, and reads its header.
     *
     * @param name what to call the file in messages
     * @throws Problem INVALID_INPUT when it is empty, cannot be decoded, or has no email column
     * @throws Problem USAGE when the format maps a column that is not there, or two to one field
     */
    public static ContactFile open(InputStream in, String name, Format format) {
        return read(TextSource.open(in, name, format.encoding()), name, 0, format);
    }

    /** Reads on in a text of which some lines are already gone. */
    static ContactFile read(BufferedReader text, String name, long linesGone, Format format) {
        FileStart start = FileStart.read(text, name, format.delimiter());
        CSVReader reader =
                new CSVReaderBuilder(text)
                        .withCSVParser(new CsvLines(start.delimiter()))
                        // Verifying asks the stream before each line whether it is still open.
                        .withVerifyReader(false)
                        .withMultilineLimit(MOST_LINES_IN_A_RECORD)
                        .build();
        return new ContactFile(name, reader, linesGone + start.linesBefore(), format);
    }

    /** Returns the header as it was written. */
    public List<String> headers() {
        return headers;
    }

    /**
     * Returns for each column the field that it holds, named as {@code import} stores it: a known
     * field, or a custom one in snake_case; empty for a column that is left out.
     */
    public List<String> columns() {
        return columns.fields();
    }

    /**
     * Goes to the next record; false when there is none left.
     *
     * @throws Problem INVALID_INPUT when the rest cannot be decoded, has a NUL or an unclosed quote
     */
    public boolean next() {
        if (!advance()) {
            return false;
        }
        int width = headers.size();
        rejection = null;
        if (cells.length > width) {
            rejection = cells.length + " cells, but the header has " + width;
        }
        if (cells.length != width) {
            int there = Math.min(cells.length, width);
            cells = Arrays.copyOf(cells, width);
            Arrays.fill(cells, there, width, "");
        }
        columns.clean(cells);
        return true;
    }

    /** Returns the line on which the record begins. */
    public long line() {
        return line;
    }

    /** Returns why the record must not be used; null when nothing speaks against it. */
    public @Nullable String rejection() {
        return rejection;
    }

    /**
     * Returns the record: one value for each column, without white space around it; empty where the
     * record has none.
     */
    public String[] cells() {
        return cells;
    }

    /** Reads the next record that is no blank line. */
    private boolean advance() {
        try {
            do {
                line = linesBefore + reader.getLinesRead() + 1;
                String[] record = reader.readNextSilently();
                if (record == null) {
                    return false;
                }
                cells = record;
            } while (cells.length == 1 && cells[0].isBlank());
            return true;
        } catch (IOException e) {
            // Nothing else is left: what the stream throws has become a Problem on its way here.
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    name + ":" + line + ": the record that begins here has an unclosed quote",
                    "close the quote, or double it where it is meant as a character",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
    }
}
