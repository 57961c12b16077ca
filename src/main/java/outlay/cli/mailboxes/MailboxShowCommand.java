package outlay.cli.mailboxes;

import java.util.List;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay mailbox show}. */
@Command(
        name = "show",
        description = "Shows all that is written about a mailbox; never its password.",
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such mailbox",
            "10:not an Outlay database"
        },
        footer = "  outlay mailbox show nadia")
final class MailboxShowCommand extends OutlayCommand {
    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    String name = "";

    @Override
    protected int run() {
        try (Database database = open()) {
            console().print(database.read(this::summary));
        }
        return DONE;
    }

    private Summary summary(Transaction tx) {
        Mailbox mailbox = Mailboxes.require(tx, name);
        List<String> campaigns = Mailboxes.campaigns(tx, mailbox);
        return MailboxReport.of(mailbox, "Mailbox: ")
                .json("campaigns", campaigns)
                .text("Campaigns: ", campaigns.isEmpty() ? "none" : String.join(", ", campaigns));
    }
}
