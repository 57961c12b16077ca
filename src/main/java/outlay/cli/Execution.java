package outlay.cli;

import java.util.List;
import java.util.Optional;
import outlay.Problem;
import outlay.cli.command.CallingCommand;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.Environment;
import outlay.db.Databases;
import outlay.output.Console;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * What happens once a command line has been read: the command runs, or it is said what was wrong.
 * The one place that turns failures into exit codes.
 *
 * <p>One class rather than three lambdas: no class-data archive of Java 17 can hold a lambda for an
 * interface of picocli's (decision D32).
 */
final class Execution
        implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int BUG = 1;

    private final Environment environment;
    private final Databases databases;
    private final Arguments arguments;
    private final Defaults defaults;
    private final Console early;

    /**
     * @param early speaks for a command that could not be understood
     */
    Execution(
            Environment environment,
            Databases databases,
            Arguments arguments,
            Defaults defaults,
            Console early) {
        this.environment = environment;
        this.databases = databases;
        this.arguments = arguments;
        this.defaults = defaults;
        this.early = early;
    }

    @Override
    public int execute(ParseResult parsed) {
        List<CommandLine> chain = parsed.asCommandLineList();
        CommandLine last = chain.get(chain.size() - 1);
        try {
            return answer(parsed, last);
        } catch (Error e) {
            // picocli hands on exceptions only. Whatever was open has been closed on the way here.
            return bug(e, last);
        } catch (Problem e) {
            // It was help that could not be printed: what a command throws comes wrapped.
            return said(e, early);
        }
    }

    private int answer(ParseResult parsed, CommandLine last) {
        if (last.isUsageHelpRequested()) {
            early.text(HelpPage.of(last, environment.columns(), early.hasColor()));
            early.finish();
            return OutlayCommand.DONE;
        }
        if (last.getCommand() instanceof OutlayCommand command) {
            command.enter(environment, databases, arguments.command());
            if (command instanceof CallingCommand calling) {
                calling.lend(InnerProgram.of(last.getParseResult()));
            }
        } else if (!last.isVersionHelpRequested()) {
            return withoutCommand(last);
        }
        return new RunLast().execute(parsed);
    }

    /**
     * Who calls the program alone wants to know what it can do; it has done nothing all the same.
     */
    private int withoutCommand(CommandLine group) {
        if (group.getParent() == null && !early.json()) {
            early.text(HelpPage.of(group, environment.columns(), early.hasColor()));
            early.finish();
        }
        String name = group.getCommandSpec().qualifiedName();
        early.problem("usage", Usage.needsCommand(group), "see '" + name + " --help'");
        return Problem.Kind.USAGE.exitCode();
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
        Problem problem = defaults.problem(e, arguments).orElseGet(() -> Usage.problem(e));
        early.problem(problem);
        return problem.kind().exitCode();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine failed, ParseResult parsed) {
        if (e instanceof Problem problem) {
            return said(problem, console(failed));
        }
        return bug(e, failed);
    }

    /** What cannot fail fails when the file is damaged: that is looked into before it is said. */
    private int bug(Throwable e, CommandLine failed) {
        Console console = console(failed);
        boolean verbose =
                failed.getCommand() instanceof OutlayCommand command && command.isVerbose();
        if (verbose) {
            e.printStackTrace(console.diagnostics());
        }
        Optional<Problem> damage =
                failed.getCommand() instanceof OutlayCommand command && e instanceof Exception
                        ? command.damage()
                        : Optional.empty();
        if (damage.isPresent()) {
            return said(damage.get(), console);
        }
        if (e instanceof OutOfMemoryError) {
            console.problem(
                    "bug",
                    "out of memory: " + e.getMessage(),
                    "give it more, such as OUTLAY_JAVA_OPTS=-Xmx1g, and run the command again");
            return BUG;
        }
        console.problem(
                "bug",
                "unexpected failure: " + e,
                verbose ? "" : "run the command again with --verbose and report what it says");
        return BUG;
    }

    /** Says what the problem is, unless it is that nobody listens, and returns its exit code. */
    private int said(Problem problem, Console console) {
        if (problem.kind() != Problem.Kind.READER_GONE) {
            console.problem(problem);
        }
        return problem.kind().exitCode();
    }

    /** A command that was understood speaks as it was told to. */
    private Console console(CommandLine line) {
        return line.getCommand() instanceof OutlayCommand command ? command.console() : early;
    }
}
