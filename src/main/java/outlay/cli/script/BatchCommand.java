package outlay.cli.script;

import java.io.InputStream;
import java.util.Set;
import outlay.Problem;
import outlay.cli.command.CallingCommand;
import outlay.cli.command.Interruption;
import outlay.cli.input.Environment;
import outlay.cli.input.InputFile;
import outlay.db.Databases;
import outlay.output.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay batch}. */
@Command(
        name = "batch",
        description = {
            "Runs the commands in a file, one a line, in one process: a hundred take little longer"
                    + " than one.",
            "Quotes, backslashes and # comments are as in a shell. The common options count for"
                    + " each command, and with --json each answers with one line."
        },
        exitCodeList = {
            "0:all commands are done; else the exit code of the first that failed",
            "2:wrong usage",
            "4:the file cannot be read, or a quote is not closed",
            "130:interrupted"
        },
        footer = {
            "  outlay batch segments.outlay",
            "  outlay batch segments.outlay --keep-going --json",
            "  printf 'filter --count --country %s\\n' Germany France | outlay batch -"
        })
final class BatchCommand extends CallingCommand {
    /** What cannot stand in a batch: it could run itself, or asks somebody who is not there. */
    private static final Set<String> REFUSED = Set.of("batch", "shell");

    private static final int READER_GONE = Problem.Kind.READER_GONE.exitCode();

    /** Behind these nobody wants more, also of what would keep going. */
    private static final Set<Integer> LAST = Set.of(READER_GONE, Interruption.EXIT_CODE);

    @Parameters(paramLabel = "FILE", description = "The commands, - for standard input.")
    String file = "";

    @Option(
            names = "--keep-going",
            order = 1,
            description =
                    "Go on after a command that fails; end with the exit code of the first that"
                            + " did.")
    boolean keepGoing;

    @Option(
            names = DRY_RUN,
            order = 90,
            description =
                    "Have each command print the same, but change nothing, also not for the next.")
    boolean dryRun;

    @Override
    protected int run() {
        InputFile input = new InputFile(environment(), file);
        BatchFailures failures = new BatchFailures();
        int code = DONE;
        try (BatchFile commands = new BatchFile(input);
                Databases databases = Databases.kept()) {
            Environment inside = inside(input);
            BatchFile.Entry entry = commands.next();
            while (entry != null) {
                code = answer(entry, inside, databases);
                failures.count(entry.line(), code);
                boolean goesOn = code == DONE || (keepGoing && !LAST.contains(code));
                entry = goesOn ? commands.next() : null;
            }
        }
        if (code != READER_GONE) {
            (keepGoing ? failures.list(input.title()) : failures.stop(input.title()))
                    .ifPresent(console()::notice);
        }
        return LAST.contains(code) ? code : failures.first();
    }

    /** Who reads commands from standard input leaves nothing of it to them. */
    private Environment inside(InputFile input) {
        Streams all = environment().streams();
        return input.isStandardInput()
                ? environment()
                        .on(
                                new Streams(
                                        InputStream.nullInputStream(),
                                        all.out(),
                                        all.err(),
                                        false,
                                        all.outIsTerminal(),
                                        all.errIsTerminal()))
                : environment();
    }

    private int answer(BatchFile.Entry entry, Environment inside, Databases databases) {
        if (!console().json()) {
            return run(entry, inside, databases);
        }
        BatchAnswer answer = new BatchAnswer(inside.streams());
        int code = run(entry, inside.on(answer.streams()), databases);
        console().object(answer.summary(entry.line(), code));
        console().finish();
        return code;
    }

    private int run(BatchFile.Entry entry, Environment inside, Databases databases) {
        try {
            if (entry.problem() != null) {
                throw entry.problem();
            }
            String called = program().called(entry.words());
            if (REFUSED.contains(called)) {
                throw new Problem(
                        Problem.Kind.USAGE,
                        "'" + called + "' cannot stand in a batch",
                        "run it by itself: outlay " + called);
            }
        } catch (Problem e) {
            console().on(inside.streams()).problem(e);
            return e.kind().exitCode();
        }
        return program().run(inside, databases, entry.words());
    }
}
