package outlay.cli.mailboxes;

import outlay.cli.command.ChangingCommand;
import outlay.cli.input.MailboxOptions;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code outlay mailbox update}. */
@Command(
        name = "update",
        description = {
            "Changes what is given of a mailbox, from its next email on; an empty value ('') takes"
                    + " a setting away."
        },
        exitCodeList = {
            "0:updated",
            "2:wrong usage",
            "5:no such mailbox, or another one has this address",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay mailbox update nadia --per-day 80",
            "  outlay mailbox update nadia --sent-folder Sent --ramp ''"
        })
final class MailboxUpdateCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The mailbox.")
    String name = "";

    @Mixin MailboxOptions options = new MailboxOptions();

    @Override
    protected int run() {
        try (Database database = open()) {
            Mailbox mailbox = change(database, this::update);
            console().print(MailboxReport.of(mailbox, "Updated: "));
        }
        return DONE;
    }

    private Mailbox update(Transaction tx) {
        MailboxPlan before = Mailboxes.require(tx, name).plan();
        return Mailboxes.update(tx, name, options.update(environment(), before));
    }
}
