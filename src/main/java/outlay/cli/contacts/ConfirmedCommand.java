package outlay.cli.contacts;

import java.util.Locale;
import java.util.Map;
import outlay.Problem;
import outlay.campaign.Deletion;
import outlay.cli.command.ChangingCommand;
import outlay.output.Json;
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
        if (console().json()) {
            Map<String, Object> fields = Json.fields(deletion);
            console().object(fields);
            return;
        }
        console().line("Removed: ", deletion.removed());
        console().line("Credits returned: ", deletion.returned());
        console().line("Credits kept spent: ", deletion.keptSpent());
        if (deletion.inFlight() > 0) {
            console()
                    .line("Left alone, a message is on its way or in doubt: ", deletion.inFlight());
        }
    }
}
