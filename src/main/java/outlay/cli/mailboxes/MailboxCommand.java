package outlay.cli.mailboxes;

import outlay.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/** {@code outlay mailbox}: groups the commands of mailboxes. */
@Command(
        name = "mailbox",
        description = "Adds, changes, tests, pauses, shows and removes the accounts that send.")
final class MailboxCommand extends CommandGroup {}
