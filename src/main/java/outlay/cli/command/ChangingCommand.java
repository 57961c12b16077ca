package outlay.cli.command;

import java.util.function.BiFunction;
import java.util.function.Function;
import outlay.Watcher;
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

    /** Runs such work, and shows how many of these things are done. */
    protected final <T> T change(
            Database database, String things, BiFunction<Transaction, Watcher, T> work) {
        try (Progress progress = progress(things, Progress.UNKNOWN)) {
            Watcher watcher = progress::at;
            Function<Transaction, T> watched = tx -> work.apply(tx, watcher);
            return dryRun ? database.rehearse(watched) : database.write(watched);
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
