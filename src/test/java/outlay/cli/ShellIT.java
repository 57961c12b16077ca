package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types into {@code outlay shell} on a real terminal, as tmux has it, and looks at the screen. */
final class ShellIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RealShell shell;

    ShellIT(@TempDir Path folder) {
        shell = new RealShell(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 140})
    void completesAndCountsWhatIsTyped(int columns) throws IOException {
        begin(columns);
        type("filter --countr");
        key("Tab");
        type("ger");
        key("Tab");
        await("outlay> filter --country Germany   = 2 leads");
        type("--count");
        key("Enter");
        await("outlay> filter --country Germany --count\n2\noutlay>");
    }

    @Test
    void showsExitCodesAndGoesOn() throws IOException {
        begin(80);
        type("upload nowhere");
        key("Enter");
        await("exit code 5\noutlay>");
        type("credits bal");
        key("C-c");
        await("outlay> credits bal\noutlay>");
        type("suppress list 'x");
        key("Enter");
        await("is not closed\nexit code 4\noutlay>");
        key("C-d");
        await("\n$");
    }

    @Test
    void remembersLinesForNobodyElse() throws IOException {
        begin(80);
        type("credits balance");
        key("Enter");
        await("Purchased: 0\noutlay>");
        type("exit");
        key("Enter");
        await("\n$");
        type("outlay shell");
        key("Enter");
        await("\noutlay>");
        key("Up");
        key("Up");
        await("\noutlay> credits balance");
        Path history = shell.folder().resolve(".local/state/outlay/history");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    }

    private void begin(int columns) throws IOException {
        boolean isThere = Files.exists(Path.of("/usr/bin/tmux"));
        assumeTrue(isThere || "true".equals(System.getenv("CI")), "tmux");
        shell.write("contacts.csv", "email,country\na@a.example,Germany\nb@b.example,Germany\n");
        run("outlay import contacts.csv");
        tmux("new-session -d -x " + columns + " -y 30 \"PS1='$ ' sh\"");
        type("outlay shell");
        key("Enter");
        await("\noutlay>");
    }

    @AfterEach
    void end() throws IOException {
        shell.run("tmux -S tmux kill-server");
    }

    private void type(String text) throws IOException {
        tmux("send-keys -l -- \"" + text + '"');
    }

    private void key(String key) throws IOException {
        tmux("send-keys " + key);
    }

    /** Looks until the screen ends so. */
    private void await(String expected) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        String screen = "";
        while (Instant.now().isBefore(end)) {
            screen = tmux("capture-pane -p").stripTrailing();
            if (screen.endsWith(expected)) {
                return;
            }
        }
        throw new AssertionError("not there: " + expected + "\n" + screen);
    }

    private String tmux(String command) throws IOException {
        return run("tmux -S tmux -f /dev/null " + command);
    }

    private String run(String line) throws IOException {
        RealShell.Answer answer = shell.run(line);
        assertEquals(0, answer.exitCode(), answer::toString);
        return answer.out();
    }
}
