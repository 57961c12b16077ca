package outlay.cli.mailboxes;

import java.util.List;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import outlay.output.Table;
import picocli.CommandLine.Command;

/** {@code outlay mailbox list}. */
@Command(
        name = "list",
        description = "Lists the mailboxes, with the campaigns that send with them.",
        exitCodeList = {"0:listed", "2:wrong usage", "10:not an Outlay database"},
        footer = "  outlay mailbox list --json")
final class MailboxListCommand extends OutlayCommand {
    @Override
    protected int run() {
        Table table = new Table("mailbox", "state", "from", "per day", "campaigns");
        List<Summary> mailboxes;
        try (Database database = open()) {
            mailboxes = database.read(tx -> list(tx, table));
        }
        Summary summary = new Summary().json("mailboxes", mailboxes);
        console()
                .print(
                        mailboxes.isEmpty()
                                ? summary.line("No mailboxes. Add one with 'outlay mailbox add'.")
                                : summary.table(table));
        return DONE;
    }

    private static List<Summary> list(Transaction tx, Table table) {
        return Mailboxes.all(tx).stream().map(mailbox -> row(tx, mailbox, table)).toList();
    }

    private static Summary row(Transaction tx, Mailbox mailbox, Table table) {
        List<String> campaigns = Mailboxes.campaigns(tx, mailbox);
        table.row(
                mailbox.name(),
                mailbox.standing(),
                mailbox.plan().identity().from(),
                mailbox.plan().quota().limits().perDay(),
                String.join(", ", campaigns));
        return MailboxReport.of(mailbox, "").json("campaigns", campaigns);
    }
}
