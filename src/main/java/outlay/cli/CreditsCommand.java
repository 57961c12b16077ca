package outlay.cli;

import picocli.CommandLine.Command;

/** {@code outlay credits}: groups the commands of the ledger. */
@Command(
        name = "credits",
        description = "Buys credits, and shows where each of them is.",
        subcommands = {
            CreditsBuyCommand.class,
            CreditsBalanceCommand.class,
            CreditsLogCommand.class,
            CreditsCheckCommand.class
        })
final class CreditsCommand extends CommandGroup {}
