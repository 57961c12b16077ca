package outlay.cli.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientCounts;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.ahead.Calendar;
import outlay.delivery.ahead.Forecast;
import outlay.mailbox.Mailboxes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay forecast}. */
@Command(
        name = "forecast",
        description = {
            "Counts what will be sent on each of the next days, as long as nothing comes back: by"
                    + " campaign and mailbox, with when it ends and when credits run short."
        },
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {"  outlay forecast", "  outlay forecast spring --days 14 --json"})
final class ForecastCommand extends OutlayCommand {
    @Parameters(
            paramLabel = "CAMPAIGN",
            arity = "0..*",
            description = "Only these, as if they were started now (else all that are active).")
    List<String> campaigns = new ArrayList<>();

    @Option(
            names = "--days",
            paramLabel = "N",
            order = 1,
            description = "How many days, today included (default 30).")
    int days = CalendarReport.USUAL_DAYS;

    @Override
    protected int run() {
        CalendarReport.requireDays(days);
        Instant start = environment().start();
        try (Database database = open()) {
            Calendar calendar = database.read(tx -> Forecast.of(tx, chosen(tx), start, days));
            CalendarReport.print(console(), calendar);
            database.read(tx -> notice(tx, chosen(tx)));
        }
        return DONE;
    }

    /** What is not in a forecast, though somebody may look for it there. */
    private boolean notice(Transaction tx, List<Campaign> chosen) {
        if (chosen.isEmpty() && !console().json()) {
            console().notice("drafts and paused campaigns count when they are named");
        }
        chosen.stream()
                .flatMap(each -> Mailboxes.of(tx, each.id()).stream())
                .filter(mailbox -> !mailbox.isActive())
                .map(mailbox -> "mailbox " + mailbox.name() + " is " + mailbox.standing())
                .distinct()
                .forEach(console()::notice);
        chosen.stream()
                .filter(each -> RecipientCounts.anybodyHeld(tx, each.id()))
                .forEach(
                        each ->
                                console()
                                        .notice(each.name() + ": who is held back is not counted"));
        return true;
    }

    private List<Campaign> chosen(Transaction tx) {
        return campaigns.isEmpty()
                ? Campaigns.all(tx).stream()
                        .filter(campaign -> campaign.state() == CampaignState.ACTIVE)
                        .toList()
                : campaigns.stream().distinct().map(name -> Campaigns.require(tx, name)).toList();
    }
}
