package outlay.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import outlay.Problem;

/**
 * A buffered stream whose failure ends the command at once. It is thrown as a {@link Problem}: a
 * {@link java.io.PrintStream} above would keep an {@link IOException} to itself, and the command
 * would go on to speak to nobody.
 */
final class WatchedStream extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final String name;

    WatchedStream(OutputStream out, String name) {
        this.out = new BufferedOutputStream(out, BUFFER);
        this.name = name;
    }

    @Override
    public void write(int b) {
        watch(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        watch(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        watch(out::flush);
    }

    @Override
    public void close() {
        watch(out::close);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void watch(Writing step) {
        try {
            step.run();
        } catch (IOException e) {
            throw failed("write to " + name, e);
        }
    }

    /** Returns the problem that an output has failed. */
    static Problem failed(String doing, IOException e) {
        // The launcher has the system speak English.
        if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
            return new Problem(
                    Problem.Kind.READER_GONE, "who read our output has closed it", "", e);
        }
        return new Problem(
                Problem.Kind.IO,
                "cannot " + doing + ": " + Problem.why(e),
                "check where it goes, its permissions and the free space",
                e);
    }
}
