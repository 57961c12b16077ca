package outlay.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class SmtpPasswordTest {
    private final Path folder;

    SmtpPasswordTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Map<String, String> named(Path file) {
        return Map.of("OUTLAY_SMTP_PASSWORD_FILE", file.toString());
    }

    @Test
    void readsTheEnvironment() {
        Map<String, String> env = Map.of("OUTLAY_SMTP_PASSWORD", "ge heim ");
        assertEquals("ge heim ", SmtpPassword.read(env).orElseThrow().value());
        assertTrue(SmtpPassword.read(Map.of()).isEmpty());
        assertTrue(SmtpPassword.read(Map.of("OUTLAY_SMTP_PASSWORD", "")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void readsTheFirstLineOfAFileOfOnesOwn(String permissions) throws IOException {
        Path file = file("geheim\nmore\n", permissions);
        assertEquals("geheim", SmtpPassword.read(named(file)).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void refusesAFileThatOthersCanRead(String permissions) throws IOException {
        Path file = file("geheim\n", permissions);
        Problem problem = assertThrows(Problem.class, () -> SmtpPassword.read(named(file)));
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertEquals("Run: chmod 600 " + file, problem.hint());
        assertFalse(problem.what().contains("geheim"));
    }

    @Test
    void refusesAFileThatIsNotThereOrEmpty() throws IOException {
        Path absent = folder.resolve("absent");
        assertEquals(
                Problem.Kind.USAGE,
                assertThrows(Problem.class, () -> SmtpPassword.read(named(absent))).kind());
        Path empty = file("\n", "rw-------");
        assertEquals(
                Problem.Kind.USAGE,
                assertThrows(Problem.class, () -> SmtpPassword.read(named(empty))).kind());
    }
}
