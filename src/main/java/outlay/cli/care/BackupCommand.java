package outlay.cli.care;

import java.io.IOException;
import java.nio.file.Files;
import outlay.Count;
import outlay.Problem;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.OutputFile;
import outlay.db.Database;
import outlay.output.PendingFile;
import outlay.output.Progress;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay backup}. */
@Command(
        name = "backup",
        description = {
            "Writes a consistent copy of the database, whatever other commands do meanwhile."
        },
        exitCodeList = {
            "0:written",
            "1:the copy cannot be written",
            "2:wrong usage",
            "10:not an Outlay database"
        },
        footer = "  outlay backup outlay-$(date +%F).db")
final class BackupCommand extends ChangingCommand {
    @Parameters(
            paramLabel = "FILE",
            description = "The copy, - for standard output; an existing file is replaced.")
    String file = "";

    @Override
    protected int run() {
        OutputFile target = output(file);
        Progress progress = progress();
        try (progress;
                Database database = open()) {
            if (target.isPlain()) {
                try (PendingFile copy = PendingFile.create(target.path(), database::copyTo)) {
                    long bytes = Files.size(copy.path());
                    if (!dryRun) {
                        copy.commit();
                    }
                    report(bytes);
                }
            } else {
                // Beside the database: there is room, and it is as private.
                try (PendingFile copy = PendingFile.create(database.file(), database::copyTo)) {
                    report(dryRun ? Files.size(copy.path()) : target.write(copy.path(), console()));
                }
            }
        } catch (IOException e) {
            throw new Problem(
                    Problem.Kind.IO,
                    "cannot write " + file + ": " + Problem.why(e),
                    "check free space and permissions",
                    e);
        }
        return DONE;
    }

    private void report(long bytes) {
        String text = "Backup: " + file + ", " + Count.of(bytes, "byte");
        if (output(file).isStandardOutput()) {
            console().notice(text);
        } else {
            console().print(new Summary().json("file", file).json("bytes", bytes).line(text));
        }
    }
}
