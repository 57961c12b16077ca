package outlay.cli.care;

import outlay.Count;
import outlay.cli.command.ChangingCommand;
import outlay.cli.input.OutputFile;
import outlay.credit.Head;
import outlay.credit.Ledger;
import outlay.db.Database;
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
        OutputFile target = output(file).notBesideJson(console(), "the copy", "outlay backup FILE");
        Progress progress = progress();
        try (progress;
                Database database = open()) {
            // Of before, so that all up to there is in the copy.
            Head head = database.read(Ledger::head);
            // What a pipe takes is made beside the database: there is room, and it is as private.
            report(head, target.write(database::copyTo, aside(database), !dryRun, console()));
        }
        return DONE;
    }

    private void report(Head head, long bytes) {
        String text = "Backup: " + file + ", " + Count.of(bytes, "byte");
        if (output(file).isStandardOutput()) {
            console().notice(text + ", head " + head);
        } else {
            console()
                    .print(
                            new Summary()
                                    .json("file", file)
                                    .json("bytes", bytes)
                                    .line(text)
                                    .add("head", "Head: ", head.toString()));
        }
    }
}
