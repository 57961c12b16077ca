package outlay.cli.script;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.cli.command.OutlayCommand;
import outlay.cli.command.Program;
import outlay.cli.input.Environment;
import outlay.cli.input.Quoting;
import outlay.db.Database;
import outlay.db.Databases;
import outlay.output.Console;
import outlay.output.Streams;

/**
 * What becomes of what somebody types: a command is run, a line that is not ended is completed, and
 * the leads that it matches are counted. One of these at a time: they share the database.
 */
final class Shell {
    private static final String PROGRAM = "outlay";

    private final Program program;
    private final Databases databases;
    private final Console console;
    private final Supplier<@Nullable Database> opening;

    /**
     * @param opening opens the database that commands have which name none; null without one
     */
    Shell(
            Program program,
            Databases databases,
            Console console,
            Supplier<@Nullable Database> opening) {
        this.program = program;
        this.databases = databases;
        this.console = console;
        this.opening = opening;
    }

    /** The name of the program may stand before a command, as it does elsewhere. */
    static List<String> command(List<String> words) {
        boolean named = !words.isEmpty() && words.get(0).equals(PROGRAM);
        return named ? words.subList(1, words.size()) : words;
    }

    /** Runs a line and returns its exit code. */
    synchronized int run(String line, Environment environment) {
        Quoting typed = Quoting.read(line);
        List<String> words = command(typed.words());
        if (typed.open() != 0) {
            return say(Problem.Kind.INVALID_INPUT, "the quote " + typed.open() + " is not closed");
        }
        if (program.called(words).equals("shell")) {
            return say(Problem.Kind.USAGE, "this is a shell already");
        }
        int code = program.run(environment, databases, words);
        // Whoever copies the file meanwhile has all of it.
        databases.fold();
        return code;
    }

    private int say(Problem.Kind kind, String what) {
        console.problem(new Problem(kind, what, ""));
        return kind.exitCode();
    }

    /** Returns what the end of a line may become. */
    synchronized List<Offer> complete(Quoting typed) {
        try (Database database = opening.get()) {
            return new Completion(program, () -> new KnownValues(database))
                    .of(command(typed.before()), typed.current());
        }
    }

    /** Says how many leads the filter in a line matches; empty when there is none in it. */
    synchronized Optional<String> count(String line, Environment environment) {
        List<String> words = command(Quoting.read(line).words());
        String called = program.called(words);
        List<String> filter =
                program.isCommand(called)
                        ? FilterWords.of(program.specification(called), words)
                        : List.of();
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        false);
        int code = program.run(environment.on(streams), databases, filter);
        return code == OutlayCommand.DONE
                ? Optional.of(leads(out.toString(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static String leads(String count) {
        return Count.of(Long.parseLong(count.strip()), "lead");
    }
}
