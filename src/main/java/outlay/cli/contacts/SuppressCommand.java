package outlay.cli.contacts;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay suppress}: groups the commands of the do-not-email list. */
@Command(
        name = "suppress",
        description = "Keeps the do-not-email list: addresses and domains that are never emailed.")
final class SuppressCommand extends CommandGroup {}
