package outlay.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import outlay.ForwardStream;
import outlay.Problem;
import outlay.cli.command.Interruption;
import outlay.cli.input.Environment;
import outlay.db.Databases;
import outlay.output.Console;
import outlay.output.Pager;
import outlay.output.Streams;
import outlay.output.Style;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        startLight();
        // Set by the launcher: which of the descriptors 0, 1 and 2 are a terminal.
        String terminals = System.getProperty("outlay.terminals", "");
        Streams streams =
                new Streams(
                        new ForwardStream(new FileInputStream(FileDescriptor.in)),
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        terminals.contains("0"),
                        terminals.contains("1"),
                        terminals.contains("2"));
        Path here = Path.of("").toAbsolutePath();
        Environment environment = new Environment(streams, System.getenv(), here);
        Optional<Pager> pager = Paging.of(environment, Arguments.of(arguments));
        // Whose pager is still there would not get the terminal back.
        Runnable done = Interruption.endAtOnce(() -> pager.ifPresent(Pager::await));
        int code =
                pager.isPresent()
                        ? paged(pager.get(), environment, arguments)
                        : run(environment, arguments);
        done.run();
        System.exit(code);
    }

    private static int paged(Pager pager, Environment environment, String... words) {
        try {
            int code;
            try (pager) {
                code = run(Paging.through(pager, environment), words);
            }
            // Who has read enough has not failed.
            return code == Problem.Kind.READER_GONE.exitCode() ? 0 : code;
        } catch (Problem e) {
            new Console(environment.streams(), Style.PLAIN).problem(e);
            return e.kind().exitCode();
        }
    }

    /**
     * Tells libraries what they need not look for; each of these costs every start milliseconds.
     */
    private static void startLight() {
        // No option is of these types.
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
        // Libraries log through it, and nobody listens; else it would announce its provider.
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    /** Runs one command in this process and returns its exit code. */
    public static int run(Environment environment, String... words) {
        return run(environment, Databases.closed(), words);
    }

    /** Runs one of several commands in this process and returns its exit code. */
    public static int run(Environment environment, Databases databases, String... words) {
        return run(environment, databases, Arguments.of(words));
    }

    static int run(Environment environment, Databases databases, Arguments arguments) {
        Defaults defaults;
        try {
            for (String word : arguments.rest()) {
                Environment.requireText("the argument", word);
            }
            defaults = Defaults.load(environment);
            defaults.check(arguments.command());
        } catch (Problem e) {
            new Console(environment.streams(), arguments.style(Defaults.NONE, environment))
                    .problem(e);
            return e.kind().exitCode();
        }
        Console early = new Console(environment.streams(), arguments.style(defaults, environment));
        Execution execution = new Execution(environment, databases, arguments, defaults, early);
        CommandLine line = Commands.forArguments(arguments.words());
        line.setDefaultValueProvider(defaults.behind(arguments));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // An argument such as @example.com is a domain, whatever files there are.
        line.setExpandAtFiles(false);
        line.setUsageHelpAutoWidth(false);
        line.setExecutionStrategy(execution);
        line.setParameterExceptionHandler(execution);
        line.setExecutionExceptionHandler(execution);
        line.setOut(new PrintWriter(early.data(), true, StandardCharsets.UTF_8));
        return line.execute(arguments.words());
    }
}
