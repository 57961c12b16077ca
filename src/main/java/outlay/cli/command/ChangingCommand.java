package outlay.cli.command;

import java.util.function.Function;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Progress;
import picocli.CommandLine.Option;

/** A command that changes something, and can show what it would change. */
public abstract class ChangingCommand extends OutlayCommand {
    @Option(names = DRY_RUN, order = 90, description = "Print the same, but change nothing.")
    protected boolean dryRun;

    @Override
    protected final void conclude() {
        if (dryRun) {
            console().notice("dry run: nothing was changed");
        }
    }

    /** Runs the work as one transaction; with {@code --dry-run} every change is taken back. */
    protected final <T> T change(Database database, Function<Transaction, T> work) {
        Progress progress = progress();
        try (progress) {
            return dryRun ? database.rehearse(work) : database.write(work);
        }
    }
}
