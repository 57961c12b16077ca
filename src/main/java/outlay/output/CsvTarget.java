package outlay.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where CSV goes: a file that appears under its name only when it is complete, or standard output.
 */
public final class CsvTarget implements AutoCloseable {
    private final String name;
    private final OutputStream out;
    private final @Nullable PendingFile pending;
    private final Ending ending;

    private CsvTarget(String name, OutputStream out, @Nullable PendingFile pending, Ending ending) {
        this.name = name;
        this.out = out;
        this.pending = pending;
        this.ending = ending;
    }

    private interface Ending {
        void end() throws IOException;
    }

    /**
     * Begins a file, mode 0600; one of this name stays as it is until {@link #commit}. A device or
     * a pipe is written to at once.
     *
     * @throws outlay.Problem IO when it cannot be written, or made in its folder
     */
    public static CsvTarget file(Path file) {
        if (Device.is(file)) {
            OutputStream out = Device.open(file);
            return new CsvTarget(file.toString(), out, null, out::close);
        }
        PendingFile pending = PendingFile.create(file);
        return new CsvTarget(file.toString(), pending.out(), pending, pending::close);
    }

    /** Writes to standard output, which the console flushes. */
    public static CsvTarget on(PrintStream data) {
        return new CsvTarget("standard output", data, null, () -> {});
    }

    /**
     * Writes part of an array.
     *
     * @throws outlay.Problem IO when the disk is full; READER_GONE when the reader is gone
     */
    void write(byte[] bytes, int from, int to) {
        try {
            out.write(bytes, from, to - from);
        } catch (IOException e) {
            throw WatchedStream.failed("write " + name, e);
        }
    }

    /**
     * Says that this was all: the file is on the disk and has its name when the method returns.
     *
     * @throws outlay.Problem IO when it cannot be completed
     */
    void commit() {
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
}
