package outlay.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.mail.smtp.TransportSettings;

final class PasswordSourceTest {
    private final Path folder;

    PasswordSourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Map<String, String> named(Path file) {
        return Map.of("OUTLAY_SMTP_PASSWORD_FILE", file.toString());
    }

    private static Optional<String> find(Map<String, String> env) {
        return PasswordSource.smtp(env).find();
    }

    private static Map<String, String> printedBy(String command) {
        return Map.of("OUTLAY_SMTP_PASSWORD_COMMAND", command);
    }

    @Test
    void readsTheEnvironment() {
        Map<String, String> env = Map.of("OUTLAY_SMTP_PASSWORD", "ge heim ");
        assertEquals("ge heim ", find(env).orElseThrow());
        assertTrue(find(Map.of()).isEmpty());
        assertTrue(find(Map.of("OUTLAY_SMTP_PASSWORD", "")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void readsTheFirstLineOfAFileOfOnesOwn(String permissions) throws IOException {
        Path file = file("geheim\nmore\n", permissions);
        assertEquals("geheim", find(named(file)).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void refusesAFileThatOthersCanRead(String permissions) throws IOException {
        Path file = file("geheim\n", permissions);
        Problem problem = assertThrows(Problem.class, () -> find(named(file)));
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertEquals("run: chmod 600 " + file, problem.hint());
        assertFalse(problem.what().contains("geheim"));
    }

    @Test
    void refusesAFileThatIsNotThereOrEmpty() throws IOException {
        Path absent = folder.resolve("absent");
        assertEquals(
                Problem.Kind.USAGE, assertThrows(Problem.class, () -> find(named(absent))).kind());
        Path empty = file("\n", "rw-------");
        assertEquals(
                Problem.Kind.USAGE, assertThrows(Problem.class, () -> find(named(empty))).kind());
    }

    @Test
    void takesTheFirstLineThatACommandPrints() {
        assertEquals("ge heim", find(printedBy("printf 'ge heim\\nuser: nadia\\n'")).orElseThrow());
        assertEquals("without end", find(printedBy("printf 'without end'")).orElseThrow());
    }

    @Test
    void leavesACommandAloneThatPrintsOnAndOn() {
        assertEquals("y", find(printedBy("yes 2>&-; true")).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "'exit 3', ended with exit code 3",
        "'echo geheim; exit 1', ended with exit code 1",
        "'true', printed no password",
        "'echo; echo geheim', printed no password",
        "'no-such-command geheim 2>&-', ended with exit code 127"
    })
    void saysWhatIsWrongWithACommandAndNeverRepeatsIt(String command, String why) {
        Problem problem = assertThrows(Problem.class, () -> find(printedBy(command)));
        assertEquals(Problem.Kind.UNREACHABLE, problem.kind());
        assertEquals("the command in OUTLAY_SMTP_PASSWORD_COMMAND " + why, problem.what());
        assertFalse((problem.what() + problem.hint()).contains("geheim"));
    }

    @Test
    void asksTheVariableFirstThenTheFileThenTheCommand() throws IOException {
        Map<String, String> all =
                Map.of(
                        "OUTLAY_SMTP_PASSWORD", "one",
                        "OUTLAY_SMTP_PASSWORD_FILE", file("two", "rw-------").toString(),
                        "OUTLAY_SMTP_PASSWORD_COMMAND", "echo three");
        Map<String, String> left = new HashMap<>(all);
        assertEquals("one", find(left).orElseThrow());
        left.remove("OUTLAY_SMTP_PASSWORD");
        assertEquals("two", find(left).orElseThrow());
        left.remove("OUTLAY_SMTP_PASSWORD_FILE");
        assertEquals("three", find(left).orElseThrow());
        assertEquals(
                "four",
                PasswordSource.imap(Map.of("OUTLAY_IMAP_PASSWORD", "four")).find().orElseThrow());
    }

    @Test
    void runsNoCommandForATransportWithoutALogin() {
        Map<String, String> failing = printedBy("exit 1");
        assertNull(TransportSettings.of("maildir:me@out", failing).secret());
        assertNull(TransportSettings.of("smtp://localhost:25", failing).secret());
    }
}
