package outlay.cli.credits;

import outlay.cli.command.OutlayCommand;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.db.Database;
import picocli.CommandLine.Command;

/** {@code outlay credits balance}. */
@Command(
        name = "balance",
        description = "Shows how many credits are available, reserved and spent.",
        exitCodeList = {"0:shown", "2:wrong usage", "10:not an Outlay database"},
        footer = {"  outlay credits balance", "  outlay credits balance --json"})
final class CreditsBalanceCommand extends OutlayCommand {
    @Override
    protected int run() {
        Balance balance;
        try (Database database = open()) {
            balance = database.read(Ledger::balance);
        }
        if (console().json()) {
            console().object(balance);
            return DONE;
        }
        console().line("Available: ", balance.available());
        console().line("Reserved:  ", balance.reserved());
        console().line("Spent:     ", balance.spent());
        console().line("Purchased: ", balance.purchased());
        return DONE;
    }
}
