package outlay.cli.campaigns;

import java.util.List;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientCounts;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Table;
import picocli.CommandLine.Command;

/** {@code outlay campaign list}. */
@Command(
        name = "list",
        description = "Lists the campaigns.",
        exitCodeList = {"0:listed", "2:wrong usage", "10:not an Outlay database"},
        footer = "  outlay campaign list --json")
final class CampaignListCommand extends OutlayCommand {
    private record Row(String campaign, CampaignState state, int steps, long recipients) {}

    @Override
    protected int run() {
        List<Row> rows;
        try (Database database = open()) {
            rows = database.read(tx -> Campaigns.all(tx).stream().map(c -> row(tx, c)).toList());
        }
        if (console().json()) {
            console().object(Map.of("campaigns", rows));
            return DONE;
        }
        Table table = new Table("campaign", "state", "steps", "recipients");
        rows.forEach(r -> table.row(r.campaign(), r.state(), r.steps(), r.recipients()));
        console().print(table);
        return DONE;
    }

    private static Row row(Transaction tx, Campaign campaign) {
        return new Row(
                campaign.name(),
                RecipientCounts.state(tx, campaign),
                campaign.steps().size(),
                RecipientCounts.all(tx, campaign.id()));
    }
}
