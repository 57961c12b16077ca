package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import outlay.Programs;

/** A real terminal, as tmux has it, at which a program runs: keys are typed, the screen is read. */
final class TypedTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RealShell shell;

    /** Makes one in a shell's folder. */
    TypedTerminal(RealShell shell) {
        this.shell = shell;
    }

    void open(int columns, String program) throws IOException {
        Programs.assumeInstalled("tmux");
        tmux("new-session -d -x " + columns + " -y 30 " + quoted(program));
    }

    void type(String text) throws IOException {
        tmux("send-keys -l -- " + quoted(text));
    }

    void key(String key) throws IOException {
        tmux("send-keys " + key);
    }

    /** Looks until the screen ends so. */
    void await(String expected) throws IOException {
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

    /** Looks until the last line begins and ends so; what it ends with may be a part of it. */
    void awaitLine(String beginning, String ending) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        String last = "";
        while (Instant.now().isBefore(end)) {
            String screen = tmux("capture-pane -p").stripTrailing();
            last = screen.substring(screen.lastIndexOf('\n') + 1);
            if (last.startsWith(beginning) && last.endsWith(ending)) {
                return;
            }
        }
        throw new AssertionError("not there: " + beginning + " ... " + ending + "\n" + last);
    }

    private String tmux(String command) throws IOException {
        RealShell.Answer answer = shell.run("tmux -S tmux -f /dev/null " + command);
        assertEquals(0, answer.exitCode(), answer::toString);
        return answer.out();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public void close() throws IOException {
        shell.run("tmux -S tmux kill-server");
    }
}
