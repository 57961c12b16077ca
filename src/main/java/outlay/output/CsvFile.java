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
    private final Ending ending;

    private CsvFile(
            String name,
            OutputStream out,
            @Nullable PendingFile pending,
            Ending ending,
            Guard guard) {
        this.name = name;
        this.out = out;
        this.pending = pending;
        this.ending = ending;
        this.text = new CsvText(guard);
    }

    private interface Ending {
        void end() throws IOException;
    }

    /**
     * Begins a file, mode 0600; one of this name stays as it is until {@link #commit}. A device or
     * a pipe is written to at once.
     *
     * @throws Problem IO when it cannot be written, or made in its folder
     */
    public static CsvFile create(Path file, Guard guard) {
        if (Device.is(file)) {
            OutputStream out = Device.open(file);
            return new CsvFile(file.toString(), out, null, out::close, guard);
        }
        PendingFile pending = PendingFile.create(file);
        return new CsvFile(file.toString(), pending.out(), pending, pending::close, guard);
    }

    /** Writes to standard output, which the console flushes. */
    public static CsvFile on(PrintStream data, Guard guard) {
        return new CsvFile("standard output", data, null, () -> {}, guard);
    }

    /** Begins a list of any length as the records of this file. */
    public Listing listing(List<String> columns) {
        return new CsvListing(this, columns);
    }

    /**
     * Writes one record; a null is an empty cell.
     *
     * @throws Problem IO when the disk is full; READER_GONE when the reader is gone
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
     * @throws Problem IO when the disk is full; READER_GONE when the reader is gone
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
        try {
            ending.end();
        } catch (IOException e) {
            throw WatchedStream.failed("close " + name, e);
        }
    }

    private void write() {
        try {
            text.drainTo(out);
        } catch (IOException e) {
            throw WatchedStream.failed("write " + name, e);
        }
    }
}
