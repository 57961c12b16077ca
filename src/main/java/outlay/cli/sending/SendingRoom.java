package outlay.cli.sending;

import java.util.List;
import outlay.cli.command.Room;

/** What leaves and what comes back, and what became of whom. */
public final class SendingRoom implements Room {
    @Override
    public String heading() {
        return "Sending";
    }

    @Override
    public List<String> words() {
        return List.of(
                "send",
                "inbox",
                "replies",
                "status",
                "forecast",
                "rehearse",
                "report",
                "recipients",
                "why",
                "resolve");
    }

    // A map of suppliers would cost every start the linking of as many lambdas.
    @Override
    public Object command(String words) {
        return switch (words) {
            case "send" -> new SendCommand();
            case "inbox" -> new InboxCommand();
            case "replies" -> new RepliesCommand();
            case "status" -> new StatusCommand();
            case "forecast" -> new ForecastCommand();
            case "rehearse" -> new RehearseCommand();
            case "report" -> new ReportCommand();
            case "recipients" -> new RecipientsCommand();
            case "why" -> new WhyCommand();
            case "resolve" -> new ResolveCommand();
            default -> throw new IllegalArgumentException("no command: " + words);
        };
    }
}
