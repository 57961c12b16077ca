package outlay.cli.credits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.cli.command.OutlayCommand;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.db.Database;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay credits balance}. */
@Command(
        name = "balance",
        description = "Shows how many credits are available, reserved, spent and expired.",
        exitCodeList = {"0:shown", "2:wrong usage", "10:not an Outlay database"},
        footer = {
            "  outlay credits balance",
            "  outlay credits balance --as-of 2026-03-31    # at the end of that day (UTC)",
            "  outlay credits balance --warn-below 2000 >/dev/null    # cron mails it"
        })
final class CreditsBalanceCommand extends OutlayCommand {
    @Option(
            names = "--as-of",
            paramLabel = "T",
            description =
                    "As it was at T: 2026-03-02T09:00:00Z, or 2026-03-02 for the end of that day"
                            + " (UTC).")
    @Nullable String asOf;

    @Option(
            names = "--warn-below",
            paramLabel = "N",
            description = "Say so on stderr when fewer are available.")
    @Nullable Long warnBelow;

    @Override
    protected int run() {
        if (warnBelow != null && warnBelow < 0) {
            throw outOfRange("--warn-below", warnBelow, "0 or more");
        }
        Instant at = asOf == null ? null : Moment.of("--as-of", asOf).last();
        Balance balance;
        try (Database database = open()) {
            balance = database.read(tx -> at == null ? Ledger.balance(tx) : Ledger.balance(tx, at));
        }
        console()
                .print(
                        new Summary()
                                .json("purchased", balance.purchased())
                                .add("available", "Available: ", balance.available())
                                .add("reserved", "Reserved:  ", balance.reserved())
                                .add("spent", "Spent:     ", balance.spent())
                                .add("expired", "Expired:   ", balance.expired())
                                .text("Purchased: ", balance.purchased()));
        if (warnBelow != null && balance.available() < warnBelow) {
            console().notice(warning(balance.available(), warnBelow));
        }
        return DONE;
    }

    private static String warning(long available, long below) {
        return "only "
                + Count.of(available, "credit")
                + " available, fewer than "
                + Count.text(below)
                + ": buy more with 'outlay credits buy N'";
    }
}
