package outlay.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads long answers on a real terminal, of 30 lines. */
final class PagingIT {
    private final RealShell shell;
    private final TypedTerminal terminal;

    PagingIT(@TempDir Path folder) {
        shell = new RealShell(folder);
        terminal = new TypedTerminal(shell);
    }

    @Test
    void waitsForTheUserWhoMayLeaveEarly() throws IOException {
        begin();
        type("outlay upload --help; echo exit $?");
        terminal.await("\n:");
        terminal.type("q");
        terminal.await("\nexit 0\n$");
    }

    @Test
    void outlivesCtrlC() throws IOException {
        begin();
        type("outlay upload --help");
        terminal.await("\n:");
        terminal.key("C-c");
        terminal.type("G");
        terminal.await("(END)");
        terminal.type("q");
        terminal.await("\n$");
    }

    @Test
    void isNotSeenWhereAllFits() throws IOException {
        begin();
        type("outlay credits buy 10 && outlay credits log; echo exit $?");
        terminal.await("\nexit 0\n$");
    }

    @Test
    void saysThatAPagerIsNotThere() throws IOException {
        begin();
        type("OUTLAY_PAGER=no-such-pager outlay upload --help; echo exit $?");
        terminal.await(
                "outlay: the pager cannot be started: no-such-pager\n"
                        + "  set OUTLAY_PAGER to one that is there, or to nothing\nexit 2\n$");
    }

    private void begin() throws IOException {
        terminal.open(80, "PS1='$ ' sh");
        terminal.await("$");
    }

    private void type(String line) throws IOException {
        terminal.type(line);
        terminal.key("Enter");
    }

    @AfterEach
    void end() throws IOException {
        terminal.close();
    }
}
