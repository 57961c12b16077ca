package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import picocli.CommandLine.Command;

/** {@code outlay campaign rename}. */
@Command(
        name = "rename",
        description = "Gives a campaign another name.",
        exitCodeList = {
            "0:done",
            "2:wrong usage",
            "5:no such campaign, or one of the new name exists",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay campaign rename spring spring-2027")
final class CampaignRenameCommand extends CampaignNaming {
    @Override
    Campaign named(Transaction tx) {
        return Campaigns.rename(tx, name, other);
    }

    @Override
    String verb() {
        return "is now";
    }
}
