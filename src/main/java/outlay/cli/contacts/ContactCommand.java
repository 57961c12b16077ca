package outlay.cli.contacts;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay contact}: groups the commands about single contacts. */
@Command(name = "contact", description = "Shows and changes what is known about contacts.")
final class ContactCommand extends CommandGroup {}
