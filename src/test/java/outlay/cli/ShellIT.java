package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types into {@code outlay shell} on a real terminal and looks at the screen. */
final class ShellIT {
    private final RealShell shell;
    private final TypedTerminal terminal;

    ShellIT(@TempDir Path folder) {
        shell = new RealShell(folder);
        terminal = new TypedTerminal(shell);
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
        shell.write("contacts.csv", "email,country\na@a.example,Germany\nb@b.example,Germany\n");
        RealShell.Answer made = shell.run("outlay import contacts.csv");
        assertEquals(0, made.exitCode(), made::toString);
        terminal.open(columns, "PS1='$ ' sh");
        type("outlay shell");
        key("Enter");
        await("\noutlay>");
    }

    @AfterEach
    void end() throws IOException {
        terminal.close();
    }

    private void type(String text) throws IOException {
        terminal.type(text);
    }

    private void key(String key) throws IOException {
        terminal.key(key);
    }

    private void await(String expected) throws IOException {
        terminal.await(expected);
    }
}
