package outlay.cli.contacts;

import outlay.ShellWord;
import outlay.campaign.Campaigns;
import outlay.campaign.Deletion;
import outlay.campaign.Deletions;
import outlay.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay delete campaign}. */
@Command(
        name = "campaign",
        description = "Deletes a campaign: returns every reserved credit and sends nothing more.",
        exitCodeList = {
            "0:deleted, or cancelled",
            "2:wrong usage, or --yes is missing without a terminal",
            "5:no such campaign",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay delete campaign spring",
            "  outlay delete campaign spring --yes --json"
        })
final class DeleteCampaignCommand extends ConfirmedCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Override
    protected int run() {
        try (Database database = open()) {
            database.read(tx -> Campaigns.require(tx, name));
            if (!confirmed("Delete campaign " + name + "?")) {
                return DONE;
            }
            Deletion deletion =
                    change(
                            database,
                            "recipients",
                            (tx, watcher) -> Deletions.deleteCampaign(tx, name, watcher));
            print(deletion);
            if (deletion.inFlight() > 0) {
                console()
                        .notice(
                                "what is in doubt keeps its credit until 'outlay resolve "
                                        + ShellWord.quoted(name)
                                        + "' settles it");
            }
        }
        return DONE;
    }
}
