package outlay.output;

import java.util.List;
import outlay.Problem;

/**
 * Leads as CSV on their way out, in bytes as they are stored: millions of them. Byte for byte what
 * {@link CsvFile} would write.
 */
public final class LeadCsv implements AutoCloseable {
    private final CsvTarget target;
    private final CsvText text;

    /** Begins with nothing; it closes the target. */
    public LeadCsv(CsvTarget target, Guard guard) {
        this.target = target;
        this.text = new CsvText(guard);
    }

    /** Writes the names of the columns. */
    public void header(List<String> columns) {
        columns.forEach(text::cell);
        endRow();
    }

    /** Writes one cell of a record, the UTF-8 in part of an array; {@link #endRow} ends it. */
    public void cell(byte[] value, int from, int to) {
        text.cell(value, from, to);
    }

    /**
     * Ends a record.
     *
     * @throws Problem IO when the disk is full; READER_GONE when the reader is gone
     */
    public void endRow() {
        text.endRow();
        if (text.isFull()) {
            text.drainTo(target);
        }
    }

    /**
     * Says that this was all; see {@link CsvTarget}.
     *
     * @throws Problem IO when it cannot be completed
     */
    public void commit() {
        text.drainTo(target);
        target.commit();
    }

    /** Ends the writing; without {@link #commit} a file is not made. */
    @Override
    public void close() {
        target.close();
    }
}
