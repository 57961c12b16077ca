package outlay.cli.mailboxes;

import outlay.cli.command.ChangingCommand;
import outlay.cli.input.MailboxOptions;
import outlay.db.Database;
import outlay.mailbox.Mailbox;
import outlay.mailbox.MailboxPlan;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code outlay mailbox add}. */
@Command(
        name = "add",
        description = "Adds an account that sends; its password stays in a file or a command.",
        exitCodeList = {
            "0:added",
            "2:wrong usage",
            "5:a mailbox has this name or this address",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay mailbox add nadia --from 'Nadia Brook <nadia@ferrybridge.example>' \\",
            "      --transport smtp://nadia@mail.ferrybridge.example:587 \\",
            "      --inbox imaps://nadia@mail.ferrybridge.example/INBOX \\",
            "      --password-command 'pass show nadia' --per-day 50 --ramp 20+5"
        })
final class MailboxAddCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "What to call the mailbox.")
    String name = "";

    @Mixin MailboxOptions options = new MailboxOptions();

    @Override
    protected int run() {
        MailboxPlan plan = options.create(environment());
        try (Database database = openOrCreate()) {
            Mailbox mailbox = change(database, tx -> Mailboxes.add(tx, name, plan));
            console().print(MailboxReport.of(mailbox, "Added: "));
        }
        return DONE;
    }
}
