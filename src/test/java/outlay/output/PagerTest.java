package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;

final class PagerTest {
    private final Path read;

    PagerTest(@TempDir Path folder) {
        read = folder.resolve("read");
    }

    @Test
    void readsAll() throws IOException {
        try (Pager pager = new Pager("cat >" + read)) {
            pager.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("one\ntwo\n", Files.readString(read));
    }

    @Test
    void isToldHowUnlessTheUserSaysSo() throws IOException {
        try (Pager pager = new Pager("echo $LESS >" + read)) {
            pager.write(' ');
        }
        String own = System.getenv().getOrDefault("LESS", "FRX");
        assertEquals(own + "\n", Files.readString(read));
    }

    @Test
    void isNotStartedForNothing() throws IOException {
        try (Pager pager = new Pager("touch " + read)) {
            pager.flush();
        }
        assertFalse(Files.exists(read));
    }

    @Test
    void mayEndBeforeAllIsRead() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> {
                            try (Pager pager = new Pager("head -c 1 >/dev/null");
                                    WatchedStream stream = new WatchedStream(pager, "x")) {
                                stream.write(new byte[1 << 20], 0, 1 << 20);
                            }
                        });
        assertEquals(Problem.Kind.READER_GONE, problem.kind());
    }

    @Test
    void mayNotBeThere() throws IOException {
        Pager pager = new Pager("exec 2>/dev/null; no-such-pager");
        pager.write(' ');
        Problem problem = assertThrows(Problem.class, pager::close);
        assertTrue(problem.what().contains("no-such-pager"), problem.what());
    }
}
