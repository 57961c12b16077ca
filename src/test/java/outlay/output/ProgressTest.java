package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | -1 | 12 | doctor: 12 s",
                "rows | 1200000 | -1 | 60 | doctor: 1,200,000 rows, 20,000 a second, 1 min 0 s",
                "rows | 1000 | 4000 | 10 | doctor: 1,000 of 4,000 rows, 100 a second, 30 s left",
                "rows | 0 | 4000 | 7500 | doctor: 0 of 4,000 rows, 2 h 5 min",
                "rows | 0 | -1 | 3 | doctor: 3 s"
            })
    void saysHowFastAndHowLongStill(
            String things, long count, long all, int seconds, String expected) {
        ProgressLine line = new ProgressLine(things, null);
        assertEquals(expected, line.line("doctor", count, all, Duration.ofSeconds(seconds)));
    }

    @Test
    void isSilentWhereNobodyWatches() {
        assertEquals("", shown(false, Style.PLAIN));
        assertEquals("", shown(true, new Style(false, true, true, true, 80)));
        assertEquals("", shown(true, new Style(false, false, true, false, 80)));
    }

    /** It takes one line, never its last column, and leaves that line blank. */
    @Test
    void writesOneLineAnewAndClearsIt() {
        String shown = shown(true, new Style(false, false, true, true, 20));
        assertTrue(shown.contains("\rimport: 7 rows, "), shown);
        assertFalse(shown.contains("\n"), shown);
        assertTrue(shown.endsWith("\r" + " ".repeat(19) + "\r"), shown);
    }

    /** A notice begins where the progress stood, and leaves nothing of it behind. */
    @Test
    void makesRoomForANotice() {
        Streams streams = new Streams(InputStream.nullInputStream(), err, err, false, false, true);
        Console console = new Console(streams, new Style(false, false, true, true, 30));
        ProgressScreen screen = new ProgressScreen(console, 0);
        screen.accept("import: 1,234,567 rows");
        console.notice("waiting");
        console.notice("again");
        String wiped = "\r" + " ".repeat(29) + "\r";
        assertTrue(
                err.toString(StandardCharsets.UTF_8).endsWith("\r" + wiped + "waiting\nagain\n"),
                err::toString);
    }

    private String shown(boolean terminal, Style style) {
        Streams streams =
                new Streams(InputStream.nullInputStream(), err, err, false, false, terminal);
        Progress progress = Progress.begin(new Console(streams, style), "import", "rows", -1);
        try (progress) {
            progress.at(7);
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (terminal && style.progress() && !style.quiet() && err.size() == 0) {
                assertTrue(System.nanoTime() < end, "nothing was shown");
                Thread.onSpinWait();
            }
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
