package outlay.cli.credits;

import java.util.List;
import outlay.Problem;
import outlay.Watcher;
import outlay.cli.command.OutlayCommand;
import outlay.credit.LedgerCheck;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Listing;
import outlay.output.Progress;
import picocli.CommandLine.Command;

/** {@code outlay credits check}. */
@Command(
        name = "check",
        description = {
            "Computes the ledger again from its first entry, and compares it with every balance and"
                    + " every recipient.",
            "Prints each difference, and nothing when all agree."
        },
        exitCodeList = {
            "0:all agree",
            "2:wrong usage",
            "9:there are differences",
            "10:not an Outlay database"
        },
        footer = {"  outlay credits check && echo 'all credits accounted for'"})
final class CreditsCheckCommand extends OutlayCommand {
    @Override
    protected int run() {
        long differences;
        try (Database database = open();
                Progress progress = progress("rows", Progress.UNKNOWN)) {
            Watcher watcher = progress::at;
            differences =
                    database.read(tx -> console().json() ? list(tx, watcher) : print(tx, watcher));
        }
        if (differences == 0) {
            return DONE;
        }
        console()
                .notice(
                        "the credits do not agree; keep this file for a closer look, and go on with"
                                + " one made by 'outlay backup'");
        return Problem.Kind.DIFFERENCE.exitCode();
    }

    private long print(Transaction tx, Watcher watcher) {
        return LedgerCheck.each(tx, watcher, difference -> console().line(difference.toString()));
    }

    private long list(Transaction tx, Watcher watcher) {
        try (Listing listing = console().listing("differences", List.of("where", "what"))) {
            long differences =
                    LedgerCheck.each(
                            tx,
                            watcher,
                            difference ->
                                    listing.row(List.of(difference.where(), difference.what())));
            listing.end();
            return differences;
        }
    }
}
