package outlay.cli.mailboxes;

import java.util.List;
import outlay.cli.command.Room;

/** The accounts that send. */
public final class MailboxesRoom implements Room {
    @Override
    public String heading() {
        return "Mailboxes";
    }

    @Override
    public List<String> words() {
        return List.of(
                "mailbox",
                "mailbox add",
                "mailbox update",
                "mailbox pause",
                "mailbox resume",
                "mailbox list",
                "mailbox show",
                "mailbox test",
                "mailbox move",
                "mailbox remove");
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    @Override
    public Object command(String words) {
        return switch (words) {
            case "mailbox" -> new MailboxCommand();
            case "mailbox add" -> new MailboxAddCommand();
            case "mailbox update" -> new MailboxUpdateCommand();
            case "mailbox pause" -> new MailboxPauseCommand();
            case "mailbox resume" -> new MailboxResumeCommand();
            case "mailbox list" -> new MailboxListCommand();
            case "mailbox show" -> new MailboxShowCommand();
            case "mailbox test" -> new MailboxTestCommand();
            case "mailbox move" -> new MailboxMoveCommand();
            case "mailbox remove" -> new MailboxRemoveCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
