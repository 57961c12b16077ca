package outlay.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** Opens text that a user gives: unpacks it, finds its encoding, and decodes it strictly. */
final class TextSource {
    private static final int BUFFER = 1 << 16;

    private TextSource() {}

    /**
     * Returns the text of a stream. A byte order mark tells the encoding and is no part of it.
     *
     * @param encoding how characters are encoded; null for UTF-8
     * @throws Problem INVALID_INPUT when the stream cannot be read or unpacked
     */
    static BufferedReader open(InputStream in, String name, @Nullable Charset encoding) {
        try {
            InputStream bytes = unpacked(new BufferedInputStream(in, BUFFER), name);
            Charset charset = byteOrderMark(bytes);
            if (charset == null) {
                charset = encoding == null ? StandardCharsets.UTF_8 : encoding;
            }
            return new BufferedReader(new StrictReader(bytes, charset, name), BUFFER);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Returns the problem that the stream itself fails. */
    static Problem unreadable(String name, IOException e) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                "cannot read " + name + ": " + Problem.why(e),
                "check that the file is complete",
                e);
    }

    private static InputStream unpacked(InputStream in, String name) throws IOException {
        InputStream bytes =
                Gunzip.isMagic(peek(in, 2))
                        ? new BufferedInputStream(new Gunzip(in, name), BUFFER)
                        : in;
        ForeignForm.refuse(peek(bytes, ForeignForm.TELLING_BYTES), name);
        return bytes;
    }

    /** Takes a byte order mark off the stream and returns what it tells; null without one. */
    private static @Nullable Charset byteOrderMark(InputStream in) throws IOException {
        byte[] start = peek(in, 4);
        for (ByteOrderMark mark : ByteOrderMark.ALL) {
            if (mark.begins(start)) {
                in.skipNBytes(mark.bytes.length);
                return mark.charset;
            }
        }
        return null;
    }

    /** What tells an encoding by the first bytes of a text. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record ByteOrderMark(Charset charset, byte[] bytes) {
        /** UTF-32's is longer and begins like UTF-16's. */
        static final List<ByteOrderMark> ALL =
                Stream.of("UTF-8", "UTF-32BE", "UTF-32LE", "UTF-16BE", "UTF-16LE")
                        .map(Charset::forName)
                        .map(charset -> new ByteOrderMark(charset, "\ufeff".getBytes(charset)))
                        .toList();

        boolean begins(byte[] start) {
            return start.length >= bytes.length
                    && Arrays.equals(bytes, 0, bytes.length, start, 0, bytes.length);
        }
    }

    private static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        return bytes;
    }
}
