package outlay.cli;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay} without a command. */
@Command(
        name = "outlay",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs outbound email campaigns from the shell, on a credit budget.")
final class RootCommand extends CommandGroup {}
