package outlay.cli.contacts;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay delete}: groups the commands that take something away. */
@Command(
        name = "delete",
        description = "Deletes campaigns, takes contacts out of them, or erases persons.")
final class DeleteCommand extends CommandGroup {}
