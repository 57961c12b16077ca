package outlay.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * One CSV file of contacts (RFC 4180), read record by record; the header is behind it once it is
 * open.
 *
 * <p>Lines are counted from 1; a record's line is its first. Blank lines, and lines of nothing but
 * delimiters, are no records. The file is read as it comes: memory does not grow with it.
 */
public final class ContactFile implements AutoCloseable {
    private static final char QUOTE = '"';

    private final String name;
    private final CellCollector collector = new CellCollector();
    private final Cells cells = collector.cells();
    private final CloseableIterator<Cells> records;
    private final long linesBefore;
    private final List<String> headers;
    private final ColumnMapping columns;
    private @Nullable String rejection;

    /**
     * How to read a file, where the user knows better than the file tells.
     *
     * @param delimiter what separates cells; null to find out from the header
     * @param encoding how characters are encoded; null for UTF-8. A byte order mark has the last
     *     word
     * @param headerToField which field a column is, by its header; an empty field leaves it out,
     *     {@link Column#OPT_OUT} says who wants no email
     * @param keepOptedOut whether no column says who wants no email; they are fields then
     */
    public record Format(
            @Nullable Character delimiter,
            @Nullable Charset encoding,
            Map<String, String> headerToField,
            boolean keepOptedOut) {
        /** All is found out. */
        public static final Format DETECTED = new Format(null, null, Map.of(), false);
    }

    /** Reads on in a text of which some lines are already gone. */
    ContactFile(BufferedReader text, String name, long linesGone, Format format) {
        FileStart start = FileStart.read(text, name, format.delimiter());
        this.name = name;
        this.records = records(text, start.delimiter());
        this.linesBefore = linesGone + start.linesBefore();
        this.headers = header();
        this.columns = ColumnMapping.of(name, headers, format);
    }

    /**
     * Opens a file, plain or gzipped, and reads its header.
     *
     * @param name what to call the file in messages
     * @throws Problem INVALID_INPUT when it is empty, cannot be decoded, or has no email column
     * @throws Problem USAGE when the format maps a column that is not there, or two to one field
     */
    public static ContactFile open(InputStream in, String name, Format format) {
        return new ContactFile(TextSource.open(in, name, format.encoding()), name, 0, format);
    }

    /** Returns the header as it was written. */
    public List<String> headers() {
        return headers;
    }

    /**
     * Returns for each column the field that it holds, named as {@code import} stores it: a known
     * field, or a custom one in snake_case; empty for a column that is left out.
     */
    public List<String> fields() {
        return columns.fields();
    }

    /** Returns what became of each column. */
    public List<Column> columns() {
        return columns.describe();
    }

    /** Returns the headers of the fields that also say who wants no email. */
    public List<String> fieldsThatOptOut() {
        return columns.fieldsThatOptOut();
    }

    /**
     * Goes to the next record; false when there is none left.
     *
     * @throws Problem INVALID_INPUT when the rest cannot be decoded, has a NUL, or an unclosed or
     *     undoubled quote
     */
    public boolean next() {
        if (!advance()) {
            return false;
        }
        int width = headers.size();
        boolean fits = cells.count() <= width;
        rejection = fits ? null : cells.count() + " cells, but the header has " + width;
        cells.resize(width);
        columns.clean(cells);
        columns.optOuts().read(cells);
        if (fits) {
            rejection = columns.optOuts().unreadable();
        }
        return true;
    }

    /** Returns the line on which the record begins. */
    public long line() {
        return linesBefore + collector.line();
    }

    /** Says whether the record's person wants no email. */
    public boolean noEmail() {
        return columns.optOuts().noEmail();
    }

    /** Returns why the record must not be used; null when nothing speaks against it. */
    public @Nullable String rejection() {
        return rejection;
    }

    /**
     * Returns the record: one value for each column, without white space around it; empty where the
     * record has none. {@link #next} puts the next one in its place.
     */
    public Cells cells() {
        return cells;
    }

    /**
     * Nothing may follow a quoted cell: where a quote was not doubled ({@code "6" pipe"}), whoever
     * reads on makes one record of several, and nobody notices.
     */
    private CloseableIterator<Cells> records(BufferedReader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(QUOTE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(CellCollector.MOST_CHARACTERS)
                .build(collector, text)
                .iterator();
    }

    private List<String> header() {
        if (!advance()) {
            return List.of();
        }
        cells.strip();
        return List.of(cells.toArray());
    }

    /** Reads the next record that has more than delimiters: spreadsheets write such rows. */
    private boolean advance() {
        try {
            do {
                if (!records.hasNext()) {
                    return false;
                }
                records.next();
            } while (cells.areBlank());
            return true;
        } catch (CsvParseException e) {
            if (e.getCause() == null) {
                throw CsvRecords.wronglyQuoted(name, line(), e);
            }
            // What the text throws comes wrapped, and so would a failure of our own.
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
    }
}
