package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import outlay.delivery.writing.WayOut;
import picocli.CommandLine.Command;

/** {@code outlay campaign start}. */
@Command(
        name = "start",
        description = "Lets a campaign send what is due, whenever 'outlay send' runs.",
        exitCodeList = {
            "0:active",
            "2:wrong usage",
            "5:no such campaign, or it lacks a postal address or an unsubscribe way",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay campaign start spring")
final class CampaignStartCommand extends CampaignSwitch {
    @Override
    Campaign turn(Transaction tx) {
        return Campaigns.start(tx, name);
    }

    @Override
    void warn(Campaign campaign) {
        for (int step : WayOut.missingIn(campaign)) {
            console()
                    .notice(
                            "step "
                                    + step
                                    + " shows no way out: "
                                    + WayOut.remedy(campaign.settings()));
        }
    }
}
