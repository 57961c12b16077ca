package outlay.cli.credits;

import outlay.cli.command.OutlayCommand;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.db.Database;
import outlay.output.Summary;
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
        console()
                .print(
                        new Summary()
                                .json("purchased", balance.purchased())
                                .add("available", "Available: ", balance.available())
                                .add("reserved", "Reserved:  ", balance.reserved())
                                .add("spent", "Spent:     ", balance.spent())
                                .text("Purchased: ", balance.purchased()));
        return DONE;
    }
}
