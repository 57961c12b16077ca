package outlay.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/**
 * Unpacks gzip (RFC 1952): one member or several behind each other, and nothing else.
 *
 * <p>Java's own stream takes whatever follows the first member and is none for the end, and a pipe
 * that has nothing yet as well: the rest would be missing, and nobody would know.
 */
final class Gunzip extends InputStream {
    private static final int BUFFER = 1 << 16;

    /** Flags of a member's header, RFC 1952, 2.3.1. */
    private static final int HEADER_CHECK = 2;

    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final String name;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private int next;
    private int end;
    private boolean ended;

    /**
     * Begins with the first member.
     *
     * @param name what to call the file in messages
     * @throws Problem INVALID_INPUT when it is no gzip
     */
    Gunzip(InputStream in, String name) throws IOException {
        this.in = in;
        this.name = name;
        try {
            readHeader();
        } catch (EOFException e) {
            throw cutOff();
        }
    }

    /** Says whether a file that begins so is gzipped. */
    static boolean isMagic(byte[] start) {
        return start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads on.
     *
     * @throws Problem INVALID_INPUT when the rest is damaged, missing, or no gzip
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!ended) {
                int count = inflater.inflate(into, offset, length);
                if (count > 0) {
                    check.update(into, offset, count);
                    return count;
                }
                goOn();
            }
            return -1;
        } catch (EOFException e) {
            throw cutOff();
        } catch (DataFormatException e) {
            throw damaged("a part of it cannot be unpacked", e);
        }
    }

    private void goOn() throws IOException {
        if (inflater.finished()) {
            next = end - inflater.getRemaining();
            readTrailer();
            ended = !isAnotherMember();
            if (!ended) {
                readHeader();
            }
        } else if (inflater.needsDictionary()) {
            throw damaged("a part of it cannot be unpacked", null);
        } else {
            if (next == end) {
                fill();
            }
            inflater.setInput(packed, next, end - next);
            next = end;
        }
    }

    private void readTrailer() throws IOException {
        long expected = readInt();
        long length = readInt();
        if (expected != check.getValue() || length != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw damaged("what was unpacked is not what was packed", null);
        }
    }

    /** Zeros may follow the last member: tapes and block devices fill up with them. */
    private boolean isAnotherMember() throws IOException {
        while (true) {
            if (next == end && !tryToFill()) {
                return false;
            }
            if (packed[next] != 0) {
                return true;
            }
            next++;
        }
    }

    private void readHeader() throws IOException {
        if (readByte() != 0x1F || readByte() != 0x8B) {
            throw damaged("something that is no gzip follows the packed data", null);
        }
        int method = readByte();
        int flags = readByte();
        if (method != 8 || (flags & RESERVED) != 0) {
            throw damaged("a part of it is packed in an unknown way", null);
        }
        // When and on what system it was packed.
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(readByte() | readByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            skip(2);
        }
        inflater.reset();
        check.reset();
        inflater.setInput(packed, next, end - next);
        next = end;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            readByte();
        }
    }

    private void skipText() throws IOException {
        int character;
        do {
            character = readByte();
        } while (character != 0);
    }

    private long readInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) readByte() << shift;
        }
        return value;
    }

    private int readByte() throws IOException {
        if (next == end) {
            fill();
        }
        return packed[next++] & 0xFF;
    }

    private void fill() throws IOException {
        if (!tryToFill()) {
            throw new EOFException();
        }
    }

    private boolean tryToFill() throws IOException {
        int count = in.read(packed, 0, packed.length);
        next = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    private Problem cutOff() {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                name + " is cut off: its gzip data end too early",
                "copy or download it once more; nothing of it was used");
    }

    private Problem damaged(String how, @Nullable Exception cause) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                name + " is damaged: " + how,
                "copy or download it once more; nothing of it was used",
                cause);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
