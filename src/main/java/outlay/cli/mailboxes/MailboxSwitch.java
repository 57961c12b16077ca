package outlay.cli.mailboxes;

import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import picocli.CommandLine.Parameters;

/** A command that puts a mailbox into another state. */
abstract class MailboxSwitch extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    String name = "";

    /** Puts the mailbox into its new state. */
    abstract Mailbox turn(Transaction tx);

    @Override
    protected final int run() {
        Mailbox mailbox;
        try (Database database = open()) {
            mailbox = change(database, tx -> Mailboxes.find(tx, turn(tx).id()).orElseThrow());
        }
        console()
                .print(
                        new Summary()
                                .json("mailbox", mailbox.name())
                                .json("state", mailbox.state())
                                .line(mailbox.name() + ": " + mailbox.state()));
        return DONE;
    }
}
