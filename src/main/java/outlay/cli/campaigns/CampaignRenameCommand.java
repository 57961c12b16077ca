package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class CampaignRenameCommand extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The new name.")
    String other = "";

    @Override
    protected int run() {
        Campaign campaign;
        try (Database database = open()) {
            campaign = change(database, tx -> Campaigns.rename(tx, name, other));
        }
        console()
                .print(
                        new Summary()
                                .json("campaign", campaign.name())
                                .json("state", campaign.state())
                                .line(name + ": is now " + campaign.name()));
        return DONE;
    }
}
