package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
        await("outlay> credits bal");
        key("C-c");
        await("outlay> credits bal\noutlay>");
        type("suppress list 'x");
        key("Enter");
        await("is the sign itself\nexit code 4\noutlay>");
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

    @Test
    void goesOnBehindABackslash() throws IOException {
        begin(80);
        type("filter --country \\");
        key("Enter");
        await("outlay> filter --country \\\n>");
        type("germany");
        await("\n> germany  = 2 leads");
        type(" --count");
        key("Enter");
        await("\n> germany --count\n2\noutlay>");
    }

    /** Nobody has sent it off: neither a file nor a pipe is touched, whatever the defaults. */
    @Test
    void onlyLooksWhileAFilterIsTyped() throws IOException {
        shell.write(".config/outlay/outlay.properties", "filter.csv=written.csv\n");
        shell.run("mkfifo pipe");
        begin(80);
        type("filter --country germany");
        await("--country germany  = 2 leads");
        type(" --filter pipe");
        await("--filter pipe");
        key("C-c");
        await("--filter pipe\noutlay>");
        type("credits balance");
        key("Enter");
        await("Purchased: 0\noutlay>");
        assertFalse(Files.exists(shell.folder().resolve("written.csv")));
    }

    /** One that has something to finish is asked to, and the shell is there for the next. */
    @Test
    void endsTheCommandWithCtrlC() throws IOException {
        begin(80);
        beginSending();
        type("send --transport maildir:out --for 2h");
        key("Enter");
        awaitEmail();
        key("C-c");
        await("exit code 130\noutlay>");
        type("credits balance");
        key("Enter");
        await("Purchased: 2\noutlay>");
    }

    @Test
    void endsWithCtrlCWhatWaitsForAnother() throws IOException {
        begin(80);
        beginSending();
        String another =
                shell.run(
                                "outlay send --transport maildir:out --for 2h >/dev/null 2>&1 &"
                                        + " echo $!")
                        .out();
        try {
            awaitEmail();
            type("send --transport maildir:out --wait 1h");
            key("Enter");
            await("waiting: another 'outlay send' is sending from this database");
            key("C-c");
            await("exit code 130\noutlay>");
            type("credits balance --json");
            key("Enter");
            await("}\noutlay>");
        } finally {
            shell.run("kill " + another);
        }
    }

    @Test
    void endsWithCtrlCWhenACommandHasNothingToFinish() throws IOException {
        shell.run("mkfifo pipe");
        begin(80);
        type("import pipe");
        key("Enter");
        String writer = holdOpen("pipe");
        try {
            key("C-c");
            await("import pipe\n^C$");
        } finally {
            shell.run("kill " + writer);
        }
    }

    /** Waits until somebody reads a pipe, has it never end, and returns by which process. */
    private String holdOpen(String pipe) throws IOException {
        RealShell.Answer held =
                shell.run(
                        "mkfifo is-read; sh -c 'echo >is-read; exec sleep 600' >"
                                + pipe
                                + " 2>/dev/null & timeout 60 cat is-read >/dev/null && echo $!");
        assertEquals(0, held.exitCode(), held::toString);
        return held.out();
    }

    /** One email can leave, and then none for an hour. */
    private void beginSending() throws IOException {
        shell.write("hello.txt", "Hello");
        RealShell.Answer begun =
                shell.run(
                        "outlay campaign create spring --from a@a.example --subject Hi"
                                + " --text hello.txt --not-commercial --per-hour 1"
                                + " && outlay credits buy 2 && outlay upload spring"
                                + " && outlay campaign start spring");
        assertEquals(0, begun.exitCode(), begun::toString);
    }

    private void awaitEmail() throws IOException {
        RealShell.Answer there = shell.run("until ls out/new/* 2>/dev/null; do sleep 0.1; done");
        assertEquals(0, there.exitCode(), there::toString);
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
