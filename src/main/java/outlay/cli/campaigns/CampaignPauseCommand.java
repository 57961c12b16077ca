package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import picocli.CommandLine.Command;

/** {@code outlay campaign pause}. */
@Command(
        name = "pause",
        description = "Stops a campaign from sending until it is started again.",
        exitCodeList = {
            "0:paused",
            "2:wrong usage",
            "5:no such campaign, or it is a draft",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay campaign pause spring")
final class CampaignPauseCommand extends CampaignSwitch {
    @Override
    Campaign turn(Transaction tx) {
        return Campaigns.pause(tx, name);
    }
}
