package outlay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class CampaignPauseCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Override
    int run() {
        Campaign campaign;
        try (Database database = open()) {
            campaign = change(database, tx -> Campaigns.pause(tx, name));
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
