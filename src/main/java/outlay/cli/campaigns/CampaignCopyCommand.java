package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import picocli.CommandLine.Command;

/** {@code outlay campaign copy}. */
@Command(
        name = "copy",
        description = "Makes a draft that says the same as another campaign, without recipients.",
        exitCodeList = {
            "0:done",
            "2:wrong usage",
            "5:no such campaign, or one of the new name exists",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = "  outlay campaign copy spring summer")
final class CampaignCopyCommand extends CampaignNaming {
    @Override
    Campaign named(Transaction tx) {
        return Campaigns.copy(tx, name, other);
    }

    @Override
    String verb() {
        return "copied to";
    }
}
