package outlay.cli.credits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.Watcher;
import outlay.cli.command.OutlayCommand;
import outlay.credit.Head;
import outlay.credit.LedgerCheck;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Listing;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
        footer = {
            "  outlay credits check && echo 'all credits accounted for'",
            "  outlay credits check --head \"$(cat head.txt)\"    # unchanged since then"
        })
final class CreditsCheckCommand extends OutlayCommand {
    @Option(
            names = "--head",
            paramLabel = "ENTRIES:HASH",
            description =
                    "Prove that nothing was changed since 'outlay credits head' has printed this.")
    @Nullable String head;

    @Override
    protected int run() {
        Head wanted = head == null ? null : read(head);
        long differences;
        try (Database database = open();
                Progress progress = progress("rows", Progress.UNKNOWN)) {
            Watcher watcher = progress::at;
            differences =
                    database.read(
                            tx ->
                                    console().json()
                                            ? list(tx, wanted, watcher)
                                            : print(tx, wanted, watcher));
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

    private static Head read(String text) {
        return Head.read(text)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.USAGE,
                                        "--head is none: " + text,
                                        "write what 'outlay credits head' has printed:"
                                                + " ENTRIES:HASH, with 64 hexadecimal digits"));
    }

    private long print(Transaction tx, @Nullable Head wanted, Watcher watcher) {
        return LedgerCheck.each(
                tx, wanted, watcher, difference -> console().line(difference.toString()));
    }

    private long list(Transaction tx, @Nullable Head wanted, Watcher watcher) {
        try (Listing listing = console().listing("differences", List.of("where", "what"))) {
            long differences =
                    LedgerCheck.each(
                            tx,
                            wanted,
                            watcher,
                            difference ->
                                    listing.row(List.of(difference.where(), difference.what())));
            listing.end();
            return differences;
        }
    }
}
