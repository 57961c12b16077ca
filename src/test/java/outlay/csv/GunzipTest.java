package outlay.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

/** What is in a gzip comes out whole, or a problem says that it does not. */
final class GunzipTest {
    private static final byte[] FIRST = gzip("email\na@a.example\n");
    private static final byte[] SECOND = gzip("b@a.example\n");

    @Test
    void readsOneMemberBehindTheOther() {
        assertEquals("email\na@a.example\nb@a.example\n", unpacked(join(FIRST, SECOND)));
        assertEquals("", unpacked(gzip("")));
        assertEquals("b@a.example\n", unpacked(join(gzip(""), SECOND, gzip(""))));
    }

    @Test
    void readsWhatIsLongerThanAnyBuffer() {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        String text = "x".repeat(500_000) + Arrays.toString(noise);
        assertEquals(text + "b@a.example\n", unpacked(join(gzip(text), SECOND)));
    }

    /** A pipe gives what it has, which may be one byte. */
    @Test
    void readsAStreamThatComesInDrops() {
        InputStream drops =
                new FilterInputStream(new ByteArrayInputStream(join(FIRST, SECOND))) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return super.read(into, offset, 1);
                    }

                    @Override
                    public int available() {
                        return 0;
                    }
                };
        assertEquals("email\na@a.example\nb@a.example\n", unpacked(drops));
    }

    @Test
    void readsWhatAHeaderCanHave() {
        // Extra field, name, comment and the check of the header.
        byte[] header = {0x1F, (byte) 0x8B, 8, 30, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y'};
        byte[] rest = Arrays.copyOfRange(SECOND, 10, SECOND.length);
        byte[] texts = "a.csv\0a comment\0??".getBytes(UTF_8);
        assertEquals("b@a.example\n", unpacked(join(header, texts, rest)));
    }

    @Test
    void letsZerosFollowThatFillUpABlock() {
        assertEquals("b@a.example\n", unpacked(join(SECOND, new byte[100_000])));
        assertEquals(
                "email\na@a.example\nb@a.example\n",
                unpacked(join(FIRST, new byte[512], SECOND, new byte[512])));
    }

    @Test
    void noticesWhereverItIsCutOff() {
        byte[] whole = join(FIRST, SECOND);
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == FIRST.length) {
                assertEquals("email\na@a.example\n", unpacked(cut));
            } else {
                Problem problem = assertThrows(Problem.class, () -> unpacked(cut));
                assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
                assertEquals("a.csv.gz is cut off: its gzip data end too early", problem.what());
            }
        }
    }

    @Test
    void noticesAChangeOfAnyByteThatCounts() {
        byte[] whole = join(FIRST, SECOND);
        String text = unpacked(whole);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            try {
                // Time, system and strength of a header change nothing.
                assertEquals(text, unpacked(changed), "byte " + i);
            } catch (Problem e) {
                assertEquals(Problem.Kind.INVALID_INPUT, e.kind());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c@a.example\n", "\n", "zzzz", "\u001f", "\u001fx"})
    void noticesWhatIsNoGzipBehindIt(String tail) {
        Problem problem =
                assertThrows(Problem.class, () -> unpacked(join(FIRST, tail.getBytes(UTF_8))));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        assertEquals("copy or download it once more; nothing of it was used", problem.hint());
    }

    private static String unpacked(byte[] packed) {
        return unpacked(new ByteArrayInputStream(packed));
    }

    private static String unpacked(InputStream packed) {
        try (Gunzip in = new Gunzip(packed, "a.csv.gz")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
