package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Summary;
import picocli.CommandLine.Parameters;

/** A command that puts a campaign into another state. */
abstract class CampaignSwitch extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    /** Puts the campaign into its new state and returns it. */
    abstract Campaign turn(Transaction tx);

    /** Says what an operator should know of the campaign in its new state. */
    void warn(Campaign campaign) {}

    @Override
    protected final int run() {
        Campaign campaign;
        try (Database database = open()) {
            campaign = change(database, this::turn);
        }
        warn(campaign);
        console()
                .print(
                        new Summary()
                                .json("campaign", campaign.name())
                                .json("state", campaign.state())
                                .line(campaign.name() + ": " + campaign.state()));
        return DONE;
    }
}
