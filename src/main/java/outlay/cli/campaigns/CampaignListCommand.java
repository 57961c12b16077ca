package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientCounts;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Summary;
import outlay.output.Table;
import picocli.CommandLine.Command;

/** {@code outlay campaign list}. */
@Command(
        name = "list",
        description = "Lists the campaigns.",
        exitCodeList = {"0:listed", "2:wrong usage", "10:not an Outlay database"},
        footer = "  outlay campaign list --json")
final class CampaignListCommand extends OutlayCommand {
    @Override
    protected int run() {
        Table campaigns;
        try (Database database = open()) {
            campaigns = database.read(CampaignListCommand::table);
        }
        console().print(new Summary().add("campaigns", campaigns));
        return DONE;
    }

    private static Table table(Transaction tx) {
        Table table = new Table("campaign", "state", "steps", "recipients");
        for (Campaign campaign : Campaigns.all(tx)) {
            table.row(
                    campaign.name(),
                    RecipientCounts.state(tx, campaign),
                    campaign.steps().size(),
                    RecipientCounts.spread(tx, campaign.id()).all());
        }
        return table;
    }
}
