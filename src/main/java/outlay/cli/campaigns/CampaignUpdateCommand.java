package outlay.cli.campaigns;

import java.util.List;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.Draft;
import outlay.campaign.plan.DraftChange;
import outlay.cli.command.ChangingCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.writing.DraftCheck;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code outlay campaign update}. */
@Command(
        name = "update",
        description = "Replaces texts, schedule and limits for what is not sent yet.",
        exitCodeList = {
            "0:updated",
            "2:wrong usage",
            "4:a file or template is not valid",
            "5:no such campaign, or recipients wait for a step that would be gone",
            "8:busy, run again",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay campaign update spring --file campaign.json",
            "  outlay campaign update spring --step 2 --subject 'One more thing'",
            "  outlay campaign update spring --hours 09:00-17:00 --per-day 200"
        })
final class CampaignUpdateCommand extends ChangingCommand {
    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Mixin DraftOptions options = new DraftOptions();

    private List<DraftChange> changes = List.of();

    @Override
    protected int run() {
        Campaigns.Update update;
        try (Database database = open()) {
            update = change(database, this::update);
        }
        Summary summary =
                new Summary()
                        .add("campaign", "Updated: ", update.campaign())
                        .add("firstEmail", "Waiting for their first email: ", update.firstEmail())
                        .add("followUp", "Waiting for a follow-up: ", update.followUp())
                        .json(
                                "changes",
                                changes.stream().map(CampaignUpdateCommand::json).toList());
        if (dryRun) {
            changes.stream().flatMap(each -> DiffText.of(each).stream()).forEach(summary::line);
        }
        console().print(summary);
        return DONE;
    }

    private static Summary json(DraftChange change) {
        return new Summary()
                .json("field", change.field())
                .json("before", change.before())
                .json("after", change.after());
    }

    private Campaigns.Update update(Transaction tx) {
        Draft before = Campaigns.require(tx, name).draft();
        DraftFields fields = options.update(environment(), name, before);
        Draft draft = Draft.of(fields.all(), fields);
        DraftCheck.check(tx, draft, fields);
        changes = DraftChange.between(before, draft);
        return Campaigns.update(tx, name, draft);
    }
}
