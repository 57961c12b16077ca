package outlay.cli.care;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.cli.command.OutlayCommand;
import outlay.credit.OperationCredits;
import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Listing;
import outlay.output.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay operations}. */
@Command(
        name = "operations",
        description = {
            "Lists what commands have changed, oldest first: who, when, what, and how many credits"
                    + " it moved."
        },
        exitCodeList = {"0:listed", "2:wrong usage", "10:not an Outlay database"},
        footer = {"  outlay operations --limit 20"})
final class OperationsCommand extends OutlayCommand {
    private static final List<String> NAMES =
            List.of("operation", "at", "actor", "command", "credits", "undoneBy");

    private static final List<String> HEADER =
            List.of("operation", "at", "actor", "command", "credits", "undone by");

    @Option(names = "--limit", paramLabel = "N", order = 1, description = "Only the last N.")
    long limit = Long.MAX_VALUE;

    @Override
    protected int run() {
        if (limit < 0) {
            throw outOfRange("--limit", limit, "0 or more");
        }
        try (Database database = open();
                Listing listing = console().listing("operations", NAMES, HEADER)) {
            database.read(tx -> list(tx, listing));
            listing.end();
        }
        return DONE;
    }

    private int list(Transaction tx, Listing listing) {
        Map<Long, Long> credits = OperationCredits.moved(tx);
        Operations.each(
                tx, limit, past -> listing.row(cells(past, credits.getOrDefault(past.id(), 0L))));
        return DONE;
    }

    private static List<@Nullable Object> cells(Operations.Past past, long credits) {
        return Arrays.asList(
                past.id(),
                Times.text(past.at()),
                past.actor(),
                past.command(),
                credits,
                past.undoneBy() == 0 ? null : past.undoneBy());
    }
}
