package outlay.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import outlay.Problem;
import outlay.output.Console;
import outlay.output.Streams;
import outlay.output.Style;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program's entry, and the one place that turns failures into exit codes. */
public final class Main {
    private static final int BUG = 1;

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        // Set by the launcher: which of the descriptors 0, 1 and 2 are a terminal.
        String terminals = System.getProperty("outlay.terminals", "");
        Streams streams =
                new Streams(
                        new FileInputStream(FileDescriptor.in),
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        terminals.contains("0"),
                        terminals.contains("1"),
                        terminals.contains("2"));
        Path here = Path.of("").toAbsolutePath();
        System.exit(run(new Environment(streams, System.getenv(), here), arguments));
    }

    /** Runs one command in this process and returns its exit code. */
    public static int run(Environment environment, String... arguments) {
        CommandLine line = Commands.forArguments(arguments);
        Console early = new Console(environment.streams(), earlyStyle(arguments));
        try {
            line.setDefaultValueProvider(Defaults.load(environment));
        } catch (Problem e) {
            early.problem(e);
            return e.kind().exitCode();
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setExecutionStrategy(parsed -> execute(environment, parsed));
        line.setParameterExceptionHandler((e, given) -> misused(early, e));
        line.setExecutionExceptionHandler((e, failed, parsed) -> failed(early, arguments, e));
        line.setOut(new PrintWriter(early.data(), true, StandardCharsets.UTF_8));
        return line.execute(arguments);
    }

    private static int execute(Environment environment, CommandLine.ParseResult parsed) {
        List<CommandLine> chain = parsed.asCommandLineList();
        Object command = chain.get(chain.size() - 1).getCommand();
        if (command instanceof OutlayCommand entered) {
            entered.enter(environment);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Before the command line is understood, only its plain words can tell how to speak. */
    private static Style earlyStyle(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        return new Style(words.contains("--json"), false, !words.contains("--no-color"), false);
    }

    private static int misused(Console console, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String hint = "see '" + command + " --help'";
        console.problem("usage", Usage.plain(e), hint);
        return Problem.Kind.USAGE.exitCode();
    }

    private static int failed(Console console, String[] arguments, Exception e) {
        if (e instanceof Problem problem) {
            console.problem(problem);
            return problem.kind().exitCode();
        }
        boolean verbose =
                Arrays.stream(arguments).anyMatch(a -> a.equals("-v") || a.equals("--verbose"));
        if (verbose) {
            e.printStackTrace(console.diagnostics());
        }
        console.problem(
                "bug",
                "unexpected failure: " + e,
                verbose ? "" : "run the command again with --verbose and report what it says");
        return BUG;
    }
}
