package outlay.cli.script;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.command.CallingCommand;
import outlay.cli.input.Quoting;
import outlay.db.Database;
import outlay.db.Databases;
import outlay.db.Location;
import outlay.output.Streams;
import picocli.CommandLine.Command;

/** {@code outlay shell}. */
@Command(
        name = "shell",
        description = {
            "Runs commands as they are typed, in one process, with history and completion; while a"
                    + " filter is typed it tells how many leads it matches.",
            "Ctrl-C clears the line, Ctrl-D or exit ends."
        },
        exitCodeList = {"0:ended", "2:wrong usage, or no terminal", "130:interrupted"},
        footer = {"  outlay shell"})
final class ShellCommand extends CallingCommand {
    private static final List<String> ENDING = List.of("exit", "quit");

    @Override
    protected int run() {
        Streams streams = environment().streams();
        if (!streams.inIsTerminal() || !streams.outIsTerminal()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "a shell needs a terminal",
                    "commands in a file or pipe are run by 'outlay batch FILE|-'");
        }
        try (Databases databases = Databases.kept()) {
            Shell shell =
                    new Shell(program(), databases, console(), named -> look(databases, named));
            try (ShellTerminal terminal = new ShellTerminal(environment(), shell)) {
                serve(shell, terminal);
            }
        }
        return DONE;
    }

    private void serve(Shell shell, ShellTerminal terminal) {
        Optional<String> line = terminal.read();
        while (line.isPresent()) {
            String text = line.get();
            List<String> words = Shell.command(Quoting.read(text).words());
            if (words.size() == 1 && ENDING.contains(words.get(0))) {
                return;
            }
            if (!words.isEmpty()) {
                int code = shell.run(text, terminal.environment());
                if (code != DONE) {
                    console().notice("exit code " + code);
                }
            }
            line = terminal.read();
        }
    }

    /** There may be no database yet: a command says so, a line that is typed does not. */
    private @Nullable Database look(Databases databases, Optional<String> named) {
        try {
            Location location = named.map(this::location).orElseGet(this::location);
            return databases.open(
                    location,
                    new Databases.Opening(
                            environment().clock(), notice -> {}, Databases.Upgrading.NEVER));
        } catch (Problem e) {
            return null;
        }
    }
}
