package outlay.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A buffered stream that remembers why it failed, which {@link java.io.PrintStream} does not. */
final class WatchedStream extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private @Nullable String failure;

    WatchedStream(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    /** Returns why writing failed, unless the reader has just had enough. */
    Optional<String> failure() {
        return Optional.ofNullable(failure).filter(why -> !why.contains("Broken pipe"));
    }

    @Override
    public void write(int b) throws IOException {
        note(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        note(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        note(out::flush);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void note(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            if (failure == null) {
                failure = String.valueOf(e.getMessage());
            }
            throw e;
        }
    }
}
