package outlay.cli.mailboxes;

import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Command;

/** {@code outlay mailbox resume}. */
@Command(
        name = "resume",
        description =
                "Lets a mailbox send again that was paused, or that its mail server has refused.",
        exitCodeList = {
            "0:resumed",
            "2:wrong usage",
            "5:no such mailbox",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay mailbox resume nadia")
final class MailboxResumeCommand extends MailboxSwitch {
    @Override
    Mailbox turn(Transaction tx) {
        return Mailboxes.resume(tx, name);
    }
}
