package outlay.cli.mailboxes;

import outlay.campaign.Handover;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay mailbox move}. */
@Command(
        name = "move",
        description = "Hands over those who wait for a follow-up from one mailbox to another.",
        exitCodeList = {
            "0:moved",
            "2:wrong usage",
            "5:no such mailbox, or a campaign does not send with the other one",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay mailbox move nadia tom")
final class MailboxMoveCommand extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "The mailbox they have.")
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The mailbox they get.")
    String to = "";

    @Override
    protected int run() {
        long moved;
        try (Database database = open()) {
            moved = change(database, tx -> Handover.move(tx, from, to));
        }
        console()
                .print(
                        new Summary()
                                .json("from", from)
                                .json("to", to)
                                .add("moved", "Moved: ", moved));
        return DONE;
    }
}
