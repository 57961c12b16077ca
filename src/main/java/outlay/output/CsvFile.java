package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * CSV on its way out (RFC 4180, but lines end with LF alone; UTF-8 without byte order mark).
 *
 * <p>A file appears under its name only when it is complete: {@link #commit} puts it there, and
 * what is closed without that leaves nothing behind.
 */
public final class CsvFile implements AutoCloseable {
    /** What happens to values that a spreadsheet would take for a formula. */
    public enum Guard {
        /** They get a {@code '} before them, which {@code import} takes off again. */
        ON,
        /** They are written as they are. */
        OFF
    }

    private final CsvText text;
    private final String name;
    private final OutputStream out;
    private final @Nullable PendingFile pending;

    private CsvFile(String name, OutputStream out, @Nullable PendingFile pending, Guard guard) {
        this.name = name;
        this.out = out;
        this.pending = pending;
        this.text = new CsvText(guard);
    }

    /**
     * Begins a file, mode 0600; one of this name stays as it is until {@link #commit}.
     *
     * @throws Problem IO when the folder cannot be written
     */
    public static CsvFile create(Path file, Guard guard) {
        PendingFile pending = PendingFile.create(file);
        return new CsvFile(file.toString(), pending.out(), pending, guard);
    }

    /** Writes to standard output, which the console flushes. */
    public static CsvFile on(PrintStream data, Guard guard) {
        return new CsvFile("standard output", new Checked(data), null, guard);
    }

    /** Begins a list of any length as the records of this file. */
    public Listing listing(List<String> columns) {
        return new CsvListing(this, columns);
    }

    /**
     * Writes one record; a null is an empty cell.
     *
     * @throws Problem IO when the disk is full or the reader is gone
     */
    public void row(List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            text.cell(cell == null ? "" : cell.toString());
        }
        endRow();
    }

    /** Writes one cell of a record, the UTF-8 in part of an array; {@link #endRow} ends it. */
    public void cell(byte[] value, int from, int to) {
        text.cell(value, from, to);
    }

    /**
     * Ends a record.
     *
     * @throws Problem IO when the disk is full or the reader is gone
     */
    public void endRow() {
        text.endRow();
        if (text.isFull()) {
            write();
        }
    }

    /**
     * Says that this was all: the file is on the disk and has its name when the method returns.
     *
     * @throws Problem IO when it cannot be completed
     */
    public void commit() {
        write();
        if (pending != null) {
            pending.commit();
        }
    }

    /** Ends the writing; without {@link #commit} a file is not made. */
    @Override
    public void close() {
        if (pending != null) {
            pending.close();
        }
    }

    private void write() {
        try {
            text.drainTo(out);
        } catch (IOException e) {
            throw PendingFile.failed("write " + name, e);
        }
    }

    /** Standard output that says at once when nobody reads it any more. */
    private static final class Checked extends OutputStream {
        private final PrintStream data;

        Checked(PrintStream data) {
            this.data = data;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            data.write(bytes, offset, length);
            if (data.checkError()) {
                throw new IOException("it is closed or full");
            }
        }
    }
}
