package outlay.cli.script;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.cli.command.Interruption;
import outlay.cli.command.Program;
import outlay.cli.input.Environment;
import outlay.cli.input.Quoting;
import outlay.db.Database;
import outlay.db.Databases;
import outlay.output.Console;

/**
 * What becomes of what somebody types: a command is run, a line that is not ended is completed, and
 * the leads that it matches are counted. One of these at a time: they share the database.
 */
final class Shell {
    private static final String PROGRAM = "outlay";

    private final Program program;
    private final Databases databases;
    private final Console console;
    private final Function<Optional<String>, @Nullable Database> opening;
    private volatile boolean interrupted;

    /**
     * @param opening opens the database of this name, or that of commands which name none, to be
     *     looked at; null without one
     */
    Shell(
            Program program,
            Databases databases,
            Console console,
            Function<Optional<String>, @Nullable Database> opening) {
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
            return refuse(typed.notClosed(""));
        }
        if (program.called(words).equals("shell")) {
            return refuse(
                    new Problem(
                            Problem.Kind.USAGE,
                            "this is a shell already",
                            "type another command, or 'exit' to end it"));
        }
        interrupted = false;
        int code = program.run(environment, databases, words);
        // The next command is another one.
        Thread.interrupted();
        // Whoever copies the file meanwhile has all of it.
        databases.fold();
        return interrupted ? Interruption.EXIT_CODE : code;
    }

    /** Has the command that runs finish what it has in hand. */
    void interrupt() {
        interrupted = true;
        Interruption.interruptCommand();
    }

    private int refuse(Problem problem) {
        console.problem(problem);
        return problem.kind().exitCode();
    }

    /** Returns what the end of a line may become. */
    synchronized List<Offer> complete(Quoting typed) {
        List<String> before = command(typed.before());
        try (Database database = opening.apply(NamedDatabase.in(before))) {
            return new Completion(program, () -> new KnownValues(database))
                    .of(before, typed.current());
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
        try (Database database = opening.apply(NamedDatabase.in(words))) {
            OptionalInt leads =
                    database == null
                            ? OptionalInt.empty()
                            : TypedFilter.count(database, environment, filter);
            return leads.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Count.of(leads.getAsInt(), "lead"));
        }
    }
}
