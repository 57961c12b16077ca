package outlay.cli.campaigns;

import outlay.campaign.Campaign;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.Summary;
import picocli.CommandLine.Parameters;

/** A command that gives a new name: to a campaign, or to a copy of it. */
abstract class CampaignNaming extends ChangingCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The new name.")
    String other = "";

    /** Does it, and returns the campaign with the new name. */
    abstract Campaign named(Transaction tx);

    /** Returns what to say between the two names. */
    abstract String verb();

    @Override
    protected final int run() {
        Campaign campaign;
        try (Database database = open()) {
            campaign = change(database, this::named);
        }
        console()
                .print(
                        new Summary()
                                .json("campaign", campaign.name())
                                .json("state", campaign.state())
                                .line(name + ": " + verb() + " " + campaign.name()));
        return DONE;
    }
}
