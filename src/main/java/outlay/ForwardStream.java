package outlay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that are read once, from front to back. What gives them may be a pipe, so they are never
 * asked where they stand, and nobody can have them skip: on a pipe Java's own streams fail then
 * with "Illegal seek", even where they are only read to their end.
 */
public final class ForwardStream extends InputStream {
    private final InputStream in;

    /** Reads another stream, and nothing but reads it. */
    public ForwardStream(InputStream in) {
        this.in = in;
    }

    /** Opens a file, which may be a pipe. */
    public static InputStream open(Path file) throws IOException {
        return new ForwardStream(Files.newInputStream(file));
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
    }

    /** Returns how many bytes can be read at once; of some pipes nobody can tell. */
    @Override
    public int available() {
        try {
            return in.available();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
