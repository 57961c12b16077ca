package outlay.cli;

import java.util.List;
import outlay.Problem;
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
 * interface of picocli's.
 */
final class Execution
        implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int BUG = 1;

    private final Environment environment;
    private final Console early;

    /**
     * @param early speaks for a command that could not be understood, or that failed
     */
    Execution(Environment environment, Console early) {
        this.environment = environment;
        this.early = early;
    }

    @Override
    public int execute(ParseResult parsed) {
        List<CommandLine> chain = parsed.asCommandLineList();
        CommandLine last = chain.get(chain.size() - 1);
        if (last.getCommand() instanceof OutlayCommand command) {
            command.enter(environment);
        } else if (!last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
            throw new ParameterException(last, Usage.needsCommand(last));
        }
        try {
            return new RunLast().execute(parsed);
        } catch (Error e) {
            // picocli hands on exceptions only. Whatever was open has been closed on the way here.
            return bug(e, last);
        } catch (Problem e) {
            // It was help that could not be printed: what a command throws comes wrapped.
            return said(e);
        }
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        early.problem("usage", Usage.plain(e), "see '" + command + " --help'");
        return Problem.Kind.USAGE.exitCode();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine failed, ParseResult parsed) {
        if (e instanceof Problem problem) {
            return said(problem);
        }
        return bug(e, failed);
    }

    private int bug(Throwable e, CommandLine failed) {
        boolean verbose = failed.getCommand() instanceof OutlayCommand command && command.verbose;
        if (verbose) {
            e.printStackTrace(early.diagnostics());
        }
        if (e instanceof OutOfMemoryError) {
            early.problem(
                    "bug",
                    "out of memory: " + e.getMessage(),
                    "give it more, such as OUTLAY_JAVA_OPTS=-Xmx1g, and run the command again");
            return BUG;
        }
        early.problem(
                "bug",
                "unexpected failure: " + e,
                verbose ? "" : "run the command again with --verbose and report what it says");
        return BUG;
    }

    /** Says what the problem is, unless it is that nobody listens, and returns its exit code. */
    private int said(Problem problem) {
        if (problem.kind() != Problem.Kind.READER_GONE) {
            early.problem(problem);
        }
        return problem.kind().exitCode();
    }
}
