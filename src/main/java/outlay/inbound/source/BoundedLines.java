package outlay.inbound.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The lines of a stream, each with its end; of one that is too long only the beginning is kept. */
public final class BoundedLines {
    private final InputStream stream;
    private final int mostBytes;

    private final byte[] buffer = new byte[1 << 16];
    private int unread;
    private int filled;

    private byte[] line = new byte[1 << 10];
    private int length;
    private long taken;
    private long start;

    private final CRC32C checksum = new CRC32C();
    private long sumBefore;

    /** Reads a stream, and keeps no more than so many bytes of a line. */
    public BoundedLines(InputStream stream, int mostBytes) {
        this.stream = stream;
        this.mostBytes = mostBytes;
    }

    /** Moves to the next line; false at the end of the stream. */
    public boolean next() throws IOException {
        start += taken;
        sumBefore = checksum.getValue();
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
        checksum.update(buffer, unread, end - unread);
        unread = end;
    }

    /** Skips bytes, from the beginning of a line on, and returns how many there were. */
    long skip(long count) throws IOException {
        long left = count;
        while (left > 0 && fill()) {
            int some = (int) Math.min(left, filled - unread);
            checksum.update(buffer, unread, some);
            unread += some;
            left -= some;
        }
        taken += count - left;
        return count - left;
    }

    /** Returns a checksum of the bytes that stand before the line that is read next. */
    long sum() {
        return checksum.getValue();
    }

    /** Returns a checksum of the bytes that stand before the line. */
    long sumBefore() {
        return sumBefore;
    }

    /** Returns how many bytes have been read. */
    long end() {
        return start + taken;
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

    /** Says whether there is nothing but white space in the line. */
    public boolean isBlank() {
        int at = 0;
        while (at < length && Character.isWhitespace(line[at] & 0xff)) {
            at++;
        }
        return at == length;
    }

    /** Returns the line, or its beginning, one byte a character. */
    public String text(int most) {
        return new String(line, 0, Math.min(length, most), StandardCharsets.ISO_8859_1);
    }
}
