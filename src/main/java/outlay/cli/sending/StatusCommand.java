package outlay.cli.sending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCounts;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.Forecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay status}. */
@Command(
        name = "status",
        description = {
            "Shows how many recipients are where, what holds sending back, and when the next email"
                    + " is due."
        },
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {"  outlay status", "  outlay status spring --json"})
final class StatusCommand extends OutlayCommand {
    @Parameters(paramLabel = "CAMPAIGN", arity = "0..1", description = "Only this one.")
    @Nullable String campaign;

    @Override
    protected int run() {
        List<CampaignStatus> campaigns;
        try (Database database = open()) {
            campaigns = database.read(tx -> chosen(tx).stream().map(c -> status(tx, c)).toList());
        }
        if (console().json()) {
            console()
                    .object(
                            Map.of(
                                    "campaigns",
                                    campaigns.stream().map(CampaignStatus::fields).toList()));
        } else if (campaigns.isEmpty()) {
            console().line("No campaigns. Create one with 'outlay campaign create'.");
        } else {
            campaigns.forEach(this::print);
        }
        return DONE;
    }

    /**
     * How one campaign is doing.
     *
     * @param fields as scripts read it
     * @param limit what holds sending back, as operators read it
     */
    private record CampaignStatus(Map<String, Object> fields, Optional<String> limit) {}

    private List<Campaign> chosen(Transaction tx) {
        return campaign == null ? Campaigns.all(tx) : List.of(Campaigns.require(tx, campaign));
    }

    private static CampaignStatus status(Transaction tx, Campaign campaign) {
        Map<String, Object> phases = new LinkedHashMap<>();
        RecipientCounts.byStepsSent(tx, campaign.id())
                .forEach((steps, count) -> phases.put(Recipient.phase(steps), count));
        Map<String, Object> statuses = new LinkedHashMap<>();
        RecipientCounts.byStatus(tx, campaign.id())
                .forEach((status, count) -> statuses.put(status.toString(), count));
        Forecast forecast = Forecast.of(tx, campaign);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("campaign", campaign.name());
        fields.put("state", RecipientCounts.state(tx, campaign));
        fields.put("statuses", statuses);
        fields.put("phases", phases);
        fields.put("due", forecast.due());
        fields.put("nextDueAt", forecast.nextDueAt());
        fields.put("limitedBy", forecast.limitedBy());
        return new CampaignStatus(fields, forecast.limit());
    }

    private void print(CampaignStatus campaignStatus) {
        Map<String, Object> status = campaignStatus.fields();
        console().line(status.get("campaign") + ": " + status.get("state"));
        console().line("  Recipients: " + counts(status.get("statuses")));
        console().line("  Phases:     " + counts(status.get("phases")));
        console().line("  Due now:    ", status.get("due"));
        SendWords.instant(status.get("nextDueAt"))
                .ifPresent(next -> console().line("  Next due:   " + next));
        campaignStatus.limit().ifPresent(limit -> console().line("  Limited by: " + limit));
    }

    private static String counts(@Nullable Object counts) {
        StringBuilder text = new StringBuilder();
        if (counts instanceof Map<?, ?> map) {
            map.forEach(
                    (word, count) ->
                            text.append(text.isEmpty() ? "" : ", ")
                                    .append(counted(count) + " " + word));
        }
        return text.isEmpty() ? "none" : text.toString();
    }

    private static String counted(Object count) {
        return count instanceof Number number ? Count.text(number.longValue()) : "0";
    }
}
