package outlay.cli.mailboxes;

import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Command;

/** {@code outlay mailbox pause}. */
@Command(
        name = "pause",
        description = "Stops a mailbox from sending until it is resumed; those who have it wait.",
        exitCodeList = {
            "0:paused",
            "2:wrong usage",
            "5:no such mailbox",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay mailbox pause nadia")
final class MailboxPauseCommand extends MailboxSwitch {
    @Override
    Mailbox turn(Transaction tx) {
        return Mailboxes.pause(tx, name);
    }
}
