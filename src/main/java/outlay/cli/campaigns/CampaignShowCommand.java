package outlay.cli.campaigns;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientCounts;
import outlay.campaign.plan.Step;
import outlay.campaign.plan.Variant;
import outlay.campaign.plan.Wording;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outlay campaign show}. */
@Command(
        name = "show",
        description = "Shows a campaign's settings, schedule, limits and steps.",
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay campaign show spring",
            "  outlay campaign show spring --json > copy.json    # for campaign create --file"
        })
final class CampaignShowCommand extends OutlayCommand {
    /** The fields that tell how the campaign stands, not what it is. */
    static final List<String> STANDING = List.of("campaign", "state", "pauseReason", "recipients");

    @Parameters(paramLabel = "NAME", description = "The campaign.")
    String name = "";

    @Override
    protected int run() {
        try (Database database = open()) {
            database.read(this::show);
        }
        return DONE;
    }

    private boolean show(Transaction tx) {
        Campaign campaign = Campaigns.require(tx, name);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("campaign", campaign.name());
        fields.put("state", RecipientCounts.state(tx, campaign));
        fields.put("pauseReason", campaign.pauseReason());
        fields.put("recipients", RecipientCounts.spread(tx, campaign.id()).all());
        fields.putAll(campaign.draft().fields());
        if (console().json()) {
            Object steps = fields.remove("steps");
            fields.put(DraftFile.TEXTS, DraftFile.INLINE);
            fields.put("steps", steps);
            console().object(fields);
            return true;
        }
        fields.remove("steps");
        print("", fields);
        campaign.steps().forEach(this::print);
        return true;
    }

    /** Prints an object's fields, those of objects in it as {@code schedule.days}. */
    private void print(String path, Map<?, ?> fields) {
        fields.forEach(
                (field, value) -> {
                    if (value instanceof Map<?, ?> nested) {
                        print(path + field + ".", nested);
                    } else if (value instanceof List<?> list) {
                        String items = list.stream().map(String::valueOf).collect(joining(", "));
                        console().line(path + field + ": " + items);
                    } else if (value != null) {
                        console().line(path + field + ": " + value);
                    }
                });
    }

    private void print(Step step) {
        String when = step.number() == 1 ? "at once" : "after " + step.afterDays() + " days";
        Wording wording = step.wording();
        boolean continues = wording.subject() == null && step.variants().isEmpty();
        console().line("");
        console().line("Step " + step.number() + ", " + when + subject(wording, continues));
        print(wording);
        for (Variant variant : step.variants()) {
            Wording own = variant.wording();
            String weight = variant.weight() == 1 ? "" : ", weight " + variant.weight();
            console().line(" Variant " + variant.name() + weight + subject(own, false));
            print(own);
        }
    }

    private static String subject(Wording wording, boolean continues) {
        return wording.subject() == null
                ? continues ? ", continues the conversation" : ""
                : ": " + wording.subject();
    }

    private void print(Wording wording) {
        if (wording.text() != null) {
            wording.text().lines().forEach(line -> console().line("  " + line));
        }
    }
}
