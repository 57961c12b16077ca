package outlay.cli.care;

import outlay.campaign.Deletion;
import outlay.campaign.Undoing;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay undo}. */
@Command(
        name = "undo",
        description = {
            "Takes back an upload: those to whom nothing was sent leave, and give their credit"
                    + " back.",
            "Or takes back a 'suppress import': its entries leave the do-not-email list."
        },
        exitCodeList = {
            "0:undone",
            "2:wrong usage",
            "5:no such operation, undone before, or one that stays",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {"  outlay operations", "  outlay undo 7 --dry-run"})
final class UndoCommand extends ChangingCommand {
    @Parameters(paramLabel = "OPERATION", description = "Its number, as 'operations' has it.")
    long operation;

    @Override
    protected int run() {
        Undoing.Undone undone;
        try (Database database = open()) {
            undone =
                    change(
                            database,
                            "recipients",
                            (tx, watcher) -> Undoing.undo(tx, operation, watcher));
        }
        console().print(summary(undone));
        return DONE;
    }

    private static Summary summary(Undoing.Undone undone) {
        Deletion recipients = undone.recipients();
        Summary summary =
                new Summary()
                        .json("undone", undone.past().id())
                        .add("command", "Undone: ", undone.past().command());
        if (undone.isOfList()) {
            summary.text("Entries taken off: ", undone.list().entries())
                    .text("Contacts no longer blocked: ", undone.list().released());
        } else {
            summary.text("Removed: ", recipients.removed())
                    .text("Credits returned: ", recipients.returned())
                    .text("Credits kept spent: ", recipients.keptSpent());
        }
        return summary.json("removed", recipients.removed())
                .json("returned", recipients.returned())
                .json("keptSpent", recipients.keptSpent())
                .addIfAny(
                        "inFlight",
                        "Left alone, a message is on its way or in doubt: ",
                        recipients.inFlight())
                .json("entries", undone.list().entries())
                .json("released", undone.list().released())
                .json("operation", recipients.operation());
    }
}
