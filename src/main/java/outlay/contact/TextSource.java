package outlay.contact;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
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
        byte[] magic = peek(in, 4);
        if (startsWith(magic, 0x1F, 0x8B)) {
            return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
        }
        if (startsWith(magic, 'P', 'K', 3, 4)) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    name + " is a workbook or a zip archive, not CSV",
                    "save the sheet as CSV, or unpack the archive first");
        }
        return in;
    }

    /** Takes a byte order mark off the stream and returns what it tells; null without one. */
    private static @Nullable Charset byteOrderMark(InputStream in) throws IOException {
        byte[] mark = peek(in, 3);
        if (startsWith(mark, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (startsWith(mark, 0xFE, 0xFF)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(mark, 0xFF, 0xFE)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
