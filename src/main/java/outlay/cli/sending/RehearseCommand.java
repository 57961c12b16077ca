package outlay.cli.sending;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.CampaignState;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.TransportChoice;
import outlay.db.Database;
import outlay.delivery.Tally;
import outlay.delivery.Tally.Fate;
import outlay.delivery.Transports;
import outlay.delivery.ahead.ComingBack;
import outlay.delivery.ahead.DressRehearsal;
import outlay.mail.smtp.PaperTransport;
import outlay.mail.smtp.Transport;
import outlay.mailbox.Mailbox;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay rehearse}. */
@Command(
        name = "rehearse",
        description = {
            "Plays what a campaign will send: the real sending, on a private copy of the database,"
                    + " with a clock that jumps. Nothing leaves, and nothing is changed."
        },
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such campaign, or it cannot be started",
            "7:the folder of --mail cannot be written to",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay rehearse spring",
            "  outlay rehearse spring --days 14 --mail rehearsed",
            "  outlay rehearse spring --bounce-rate 2% --reply-rate 5% --seed 7"
        })
final class RehearseCommand extends OutlayCommand {
    @Parameters(paramLabel = "CAMPAIGN", description = "The campaign, as if it were started now.")
    String campaign = "";

    @Option(
            names = "--days",
            paramLabel = "N",
            order = 1,
            description = "How many days, today included (default 30).")
    int days = CalendarReport.USUAL_DAYS;

    @Option(
            names = "--bounce-rate",
            paramLabel = "P",
            order = 2,
            converter = Rates.class,
            description = "Which share of the emails comes back: 2%% or 0.02 (default none).")
    double bounceRate;

    @Option(
            names = "--reply-rate",
            paramLabel = "P",
            order = 3,
            converter = Rates.class,
            description = "Which share of the others is answered (default none).")
    double replyRate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            order = 4,
            description = "Draws what comes back; the same one draws the same (default 1).")
    long seed = 1;

    @Option(
            names = "--mail",
            paramLabel = "DIR",
            order = 5,
            description = "Put the emails into this Maildir.")
    @Nullable String mail;

    /** Where the emails of a rehearsal go, whoever sends. */
    private record OneWay(Transport ofRun) implements Transports {
        @Override
        public Transport of(Mailbox mailbox) {
            return ofRun;
        }
    }

    @Override
    protected int run() {
        CalendarReport.requireDays(days);
        DressRehearsal.Result result = play(environment().start(), new OneWay(transport()));
        CalendarReport.print(console(), result.calendar());
        notice(result);
        return DONE;
    }

    private DressRehearsal.Result play(Instant start, Transports transports) {
        ComingBack comingBack = new ComingBack(bounceRate, replyRate, seed);
        DressRehearsal.Script script =
                new DressRehearsal.Script(List.of(campaign), start, days, comingBack, transports);
        Progress progress = progress();
        try (progress;
                Database database = open()) {
            return DressRehearsal.play(database, script);
        }
    }

    private Transport transport() {
        return mail == null
                ? new PaperTransport()
                : new TransportChoice(environment(), "maildir:" + mail)
                        .ofRun()
                        .orElseThrow(TransportChoice::nowhere);
    }

    /** What is not in a forecast. */
    private void notice(DressRehearsal.Result result) {
        Tally tally = result.sent().total().tally();
        String counts =
                Stream.of(
                                Map.entry("held back", tally.get(Fate.HELD)),
                                Map.entry("invalid", tally.get(Fate.INVALID)),
                                Map.entry("suppressed", tally.get(Fate.SUPPRESSED)))
                        .filter(each -> each.getValue() > 0)
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(joining(", "));
        if (!counts.isEmpty()) {
            console().notice("not written to: " + counts);
        }
        result.campaigns().stream()
                .filter(each -> each.state() == CampaignState.PAUSED)
                .forEach(
                        each ->
                                console()
                                        .notice(
                                                "campaign "
                                                        + each.name()
                                                        + " was paused: "
                                                        + each.pauseReason()));
        result.sent().paused().forEach(console()::notice);
        if (!result.sent().failures().isEmpty()) {
            throw new Problem(
                    Problem.Kind.UNREACHABLE,
                    result.sent().failures().get(0).what(),
                    result.sent().failures().get(0).hint());
        }
    }
}
