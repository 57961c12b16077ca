package outlay.output;

import com.opencsv.CSVWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * CSV on its way out (RFC 4180, but lines end with LF alone; UTF-8 without byte order mark), all of
 * it but the leads, which {@link LeadCsv} writes.
 */
public final class CsvFile implements AutoCloseable {
    private static final int FULL = 1 << 16;

    private final CsvTarget target;
    private final Guard guard;
    private final StringWriter text = new StringWriter();
    private final Writer writer = new Writer(text);

    /** Begins with nothing; it closes the target. */
    public CsvFile(CsvTarget target, Guard guard) {
        this.target = target;
        this.guard = guard;
    }

    /** Begins a list of any length as the records of this file. */
    public Listing listing(List<String> columns) {
        return new CsvListing(this, columns);
    }

    /** Begins such a list, and shows how it goes on; it closes that, too. */
    public Listing listing(List<String> columns, Progress progress) {
        return new WatchedListing(listing(columns), progress);
    }

    /**
     * Writes one record; a null is an empty cell.
     *
     * @throws Problem IO when the disk is full; READER_GONE when the reader is gone
     */
    public void row(List<? extends @Nullable Object> cells) {
        String[] values = new String[cells.size()];
        for (int i = 0; i < values.length; i++) {
            Object cell = cells.get(i);
            values[i] = cell == null ? "" : guard.apply(cell.toString());
        }
        // One empty cell alone would read as a blank line.
        writer.writeNext(values, values.length == 1 && values[0].isEmpty());
        if (text.getBuffer().length() >= FULL) {
            write();
        }
    }

    /**
     * Says that this was all; see {@link CsvTarget}.
     *
     * @throws Problem IO when it cannot be completed
     */
    public void commit() {
        write();
        target.commit();
    }

    /** Ends the writing; without {@link #commit} a file is not made. */
    @Override
    public void close() {
        target.close();
    }

    private void write() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.getBuffer().setLength(0);
        target.write(bytes, 0, bytes.length);
    }

    /** opencsv's, which quotes also what most readers would take white space off. */
    private static final class Writer extends CSVWriter {
        Writer(StringWriter text) {
            super(
                    text,
                    DEFAULT_SEPARATOR,
                    DEFAULT_QUOTE_CHARACTER,
                    DEFAULT_ESCAPE_CHARACTER,
                    DEFAULT_LINE_END);
        }

        @Override
        protected boolean stringContainsSpecialCharacters(String value) {
            return super.stringContainsSpecialCharacters(value)
                    || value.startsWith(" ")
                    || value.endsWith(" ");
        }
    }
}
