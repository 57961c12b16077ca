package outlay.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import outlay.Problem;

/**
 * Decodes text and stops, with line and column, at what cannot be decoded, at a NUL and at a line
 * without end. Lines end with LF, CR LF or CR (decision D1).
 */
final class StrictReader extends Reader {
    /** A limit on memory: no record of a contact comes near it. */
    private static final int MOST_CHARACTERS_IN_A_LINE = 1 << 20;

    private static final int BUFFER = 1 << 15;

    private final InputStream in;
    private final Charset charset;
    private final String name;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private long line = 1;
    private int column;
    private boolean afterReturn;

    StrictReader(InputStream in, Charset charset, String name) {
        this.in = in;
        this.charset = charset;
        this.name = name;
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) {
        CharBuffer characters = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, ended);
            int count = characters.position() - offset;
            check(target, offset, count);
            if (result.isError()) {
                throw undecodable(result.length());
            }
            if (count > 0) {
                return count;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + count);
            }
        } catch (IOException e) {
            throw TextSource.unreadable(name, e);
        }
        bytes.flip();
    }

    private void check(char[] target, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            char c = target[i];
            column++;
            if (c == '\n' && afterReturn) {
                column = 0;
            } else if (c == '\n' || c == '\r') {
                line++;
                column = 0;
            } else if (c == 0) {
                throw stop(
                        "a NUL character",
                        "this is no text, or not " + charset + ": see --encoding");
            }
            afterReturn = c == '\r';
        }
        if (column > MOST_CHARACTERS_IN_A_LINE) {
            throw stop(
                    "a line of more than " + MOST_CHARACTERS_IN_A_LINE + " characters",
                    "check that the file is CSV");
        }
    }

    private Problem undecodable(int length) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            hex.append(String.format(Locale.ROOT, " 0x%02X", bytes.get(bytes.position() + i)));
        }
        column++;
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        return stop(
                "not " + charset + ":" + hex,
                utf8
                        ? "save it as UTF-8, or name its encoding: --encoding windows-1252"
                        : "name another encoding with --encoding");
    }

    private Problem stop(String what, String hint) {
        return new Problem(
                Problem.Kind.INVALID_INPUT, name + ":" + line + ":" + column + ": " + what, hint);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
