package outlay.cli.mailboxes;

import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Command;

/** {@code outlay mailbox remove}. */
@Command(
        name = "remove",
        description =
                "Removes a mailbox that no campaign sends with; what it has sent stays known.",
        exitCodeList = {
            "0:removed",
            "2:wrong usage",
            "5:no such mailbox, or a campaign sends with it",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay mailbox remove nadia")
final class MailboxRemoveCommand extends MailboxSwitch {
    @Override
    Mailbox turn(Transaction tx) {
        return Mailboxes.remove(tx, name);
    }
}
