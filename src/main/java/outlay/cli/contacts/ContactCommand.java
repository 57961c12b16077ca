package outlay.cli.contacts;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay contact}: groups the commands about single contacts. */
@Command(name = "contact", description = "Changes what is known about single contacts.")
final class ContactCommand extends CommandGroup {}
