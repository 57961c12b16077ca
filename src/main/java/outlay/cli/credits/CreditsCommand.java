package outlay.cli.credits;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay credits}: groups the commands of the ledger. */
@Command(name = "credits", description = "Buys credits, and shows where each of them is.")
final class CreditsCommand extends CommandGroup {}
