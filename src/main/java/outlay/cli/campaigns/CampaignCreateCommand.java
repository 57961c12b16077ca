package outlay.cli.campaigns;

import outlay.Count;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.Draft;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.delivery.writing.DraftCheck;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code outlay campaign create}. */
@Command(
        name = "create",
        description = "Creates a campaign as a draft.",
        exitCodeList = {
            "0:created",
            "2:wrong usage",
            "4:a file or template is not valid",
            "5:a campaign of this name exists",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay campaign create spring --file campaign.json",
            "  outlay campaign create hello --from 'Ann <ann@example.com>' \\",
            "      --subject 'Hello {{ first_name }}' --text hello.txt --not-commercial"
        })
final class CampaignCreateCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Mixin DraftOptions options = new DraftOptions();

    @Override
    protected int run() {
        DraftFields fields = options.create(environment());
        Draft draft = Draft.of(fields.all(), fields);
        try (Database database = openOrCreate()) {
            Campaign campaign =
                    change(
                            database,
                            tx -> {
                                DraftCheck.check(tx, draft, fields);
                                return Campaigns.create(tx, name, draft);
                            });
            print(campaign);
        }
        return DONE;
    }

    private void print(Campaign campaign) {
        int steps = campaign.steps().size();
        console()
                .print(
                        new Summary()
                                .json("campaign", campaign.name())
                                .json("state", campaign.state())
                                .json("steps", steps)
                                .line(
                                        "Created: "
                                                + campaign.name()
                                                + ", a draft of "
                                                + Count.of(steps, "step")));
        if (console().json()) {
            return;
        }
        campaign.settings()
                .lacking()
                .ifPresent(
                        what ->
                                console()
                                        .notice(
                                                "it has no "
                                                        + what
                                                        + " yet, and cannot be started without it"));
    }
}
