package outlay.cli.contacts;

import java.util.Locale;
import outlay.Problem;
import outlay.campaign.Deletion;
import outlay.cli.command.ChangingCommand;
import outlay.output.Summary;
import picocli.CommandLine.Option;

/** A command that takes something away, and is asked whether it should. */
abstract class ConfirmedCommand extends ChangingCommand {
    @Option(names = "--yes", order = 89, description = "Do not ask.")
    boolean yes;

    /**
     * Asks, unless that has been answered with {@code --yes}.
     *
     * @return false when the user changes his mind
     * @throws Problem USAGE when there is nobody to ask
     */
    final boolean confirmed(String question) {
        if (yes || dryRun) {
            return true;
        }
        if (!console().canAsk()) {
            throw new Problem(
                    Problem.Kind.USAGE, "nobody is there to answer: " + question, "add --yes");
        }
        String answer = console().ask(question + " [y/N]").toLowerCase(Locale.ROOT);
        if (answer.equals("y") || answer.equals("yes")) {
            return true;
        }
        console().notice("nothing changed");
        return false;
    }

    final void print(Deletion deletion) {
        console()
                .print(
                        new Summary()
                                .json("campaign", deletion.campaign())
                                .add("removed", "Removed: ", deletion.removed())
                                .add("returned", "Credits returned: ", deletion.returned())
                                .add("keptSpent", "Credits kept spent: ", deletion.keptSpent())
                                .addIfAny(
                                        "inFlight",
                                        "Left alone, a message is on its way or in doubt: ",
                                        deletion.inFlight())
                                .json("operation", deletion.operation()));
    }
}
