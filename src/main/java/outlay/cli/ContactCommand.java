package outlay.cli;

import picocli.CommandLine.Command;

/** {@code outlay contact}: groups the commands about single contacts. */
@Command(name = "contact", description = "Changes what is known about single contacts.")
final class ContactCommand extends CommandGroup {}
