package outlay.cli.campaigns;

import java.util.LinkedHashMap;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import picocli.CommandLine.Parameters;

/** A command that puts a campaign into another state. */
abstract class CampaignSwitch extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    /** Puts the campaign into its new state and returns it. */
    abstract Campaign turn(Transaction tx);

    @Override
    protected final int run() {
        Campaign campaign;
        try (Database database = open()) {
            campaign = change(database, this::turn);
        }
        if (console().json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("campaign", campaign.name());
            fields.put("state", campaign.state());
            console().object(fields);
        } else {
            console().line(campaign.name() + ": " + campaign.state());
        }
        return DONE;
    }
}
