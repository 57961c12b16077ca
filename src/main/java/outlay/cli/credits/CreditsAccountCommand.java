package outlay.cli.credits;

import outlay.cli.command.OutlayCommand;
import outlay.credit.Account;
import outlay.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay credits account}. */
@Command(
        name = "account",
        description = {
            "Shows where the credits went, by campaign, mailbox, month or purchase.",
            "In each row, and in the last one, which adds up all, reserved = spent + returned + open."
        },
        exitCodeList = {"0:shown", "2:wrong usage", "10:not an Outlay database"},
        footer = {
            "  outlay credits account",
            "  outlay credits account --by month",
            "  outlay credits account --by purchase --json"
        })
final class CreditsAccountCommand extends OutlayCommand {
    @Option(
            names = "--by",
            paramLabel = "THING",
            description =
                    "What a row stands for: campaign (unless said), mailbox, month (in which they"
                            + " were reserved, UTC) or purchase (its entry in the ledger).")
    Account.By by = Account.By.CAMPAIGN;

    @Override
    protected int run() {
        Account account;
        try (Database database = open()) {
            account = database.read(tx -> Account.of(tx, by));
        }
        console().print(new AccountTable(by, account).summary());
        return DONE;
    }
}
