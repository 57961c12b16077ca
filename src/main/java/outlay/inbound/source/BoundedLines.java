package outlay.inbound.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a stream, each with its end; of one that is too long only the beginning is kept. */
final class BoundedLines {
    private final InputStream stream;
    private final int mostBytes;

    private final byte[] buffer = new byte[1 << 16];
    private int unread;
    private int filled;

    private byte[] line = new byte[1 << 10];
    private int length;
    private long taken;
    private long start;

    BoundedLines(InputStream stream, int mostBytes) {
        this.stream = stream;
        this.mostBytes = mostBytes;
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        start += taken;
        taken = 0;
        length = 0;
        boolean ends = false;
        while (!ends && fill()) {
            int end = unread;
            while (end < filled && !ends) {
                ends = buffer[end] == '\n';
                end++;
            }
            take(end);
        }
        return taken > 0;
    }

    private boolean fill() throws IOException {
        if (unread == filled) {
            unread = 0;
            filled = Math.max(0, stream.read(buffer));
        }
        return unread < filled;
    }

    private void take(int end) {
        int kept = Math.min(end - unread, mostBytes - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.max(length + kept, 2 * line.length));
        }
        System.arraycopy(buffer, unread, line, length, kept);
        length += kept;
        taken += end - unread;
        unread = end;
    }

    /** Returns how many bytes of the line were kept. */
    int length() {
        return length;
    }

    /** Returns whether the line is longer than that. */
    boolean isCut() {
        return taken > length;
    }

    /** Returns how many bytes stand before the line. */
    long start() {
        return start;
    }

    /** Returns the bytes of the line, which are good until the next one is read. */
    byte[] bytes() {
        return line;
    }

    boolean isBlank() {
        int at = 0;
        while (at < length && Character.isWhitespace(line[at] & 0xff)) {
            at++;
        }
        return at == length;
    }

    /** Returns the line, or its beginning, one byte a character. */
    String text(int most) {
        return new String(line, 0, Math.min(length, most), StandardCharsets.ISO_8859_1);
    }
}
