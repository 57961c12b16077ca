package outlay.cli.sending;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCounts;
import outlay.cli.command.OutlayCommand;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.delivery.VariantOutcome;
import outlay.delivery.pace.Outlook;
import outlay.delivery.pace.SenderLimits;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;
import outlay.output.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay status}. */
@Command(
        name = "status",
        description = {
            "Shows how many recipients are where, what holds sending back, and when the next email"
                    + " is due."
        },
        exitCodeList = {
            "0:shown",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay status",
            "  outlay status spring --json",
            "  outlay status spring --variants",
            "  outlay status --metrics /var/lib/prometheus/node-exporter/outlay.prom"
        })
final class StatusCommand extends OutlayCommand {
    @Parameters(paramLabel = "CAMPAIGN", arity = "0..1", description = "Only this one.")
    @Nullable String campaign;

    @Option(
            names = "--variants",
            description = "Also compare the variants of steps, with 95 %% intervals.")
    boolean variants;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write figures for Prometheus there instead: OpenMetrics text.")
    @Nullable String metrics;

    @Override
    protected int run() {
        if (variants && metrics != null) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--variants and --metrics exclude each other",
                    "leave one of them out");
        }
        try (Database database = openToRead()) {
            if (metrics == null) {
                console().print(database.read(this::summary));
            } else {
                String text = database.read(tx -> StatusMetrics.of(tx, chosen(tx), mailboxes(tx)));
                output(metrics).write(text, console());
            }
        }
        return DONE;
    }

    private Summary summary(Transaction tx) {
        SenderLimits limits = new SenderLimits();
        List<Summary> campaigns = chosen(tx).stream().map(c -> status(tx, c, limits)).toList();
        Summary summary = new Summary().add("campaigns", campaigns);
        if (campaigns.isEmpty()) {
            summary.line("No campaigns. Create one with 'outlay campaign create'.");
        }
        return summary.add(
                "mailboxes",
                mailboxes(tx).stream().map(box -> MailboxStatus.of(tx, box, limits)).toList());
    }

    private List<Mailbox> mailboxes(Transaction tx) {
        return campaign == null
                ? Mailboxes.all(tx)
                : Mailboxes.of(tx, Campaigns.require(tx, campaign).id());
    }

    private List<Campaign> chosen(Transaction tx) {
        return campaign == null ? Campaigns.all(tx) : List.of(Campaigns.require(tx, campaign));
    }

    private Summary status(Transaction tx, Campaign campaign, SenderLimits limits) {
        CampaignState state = RecipientCounts.state(tx, campaign);
        Map<String, Long> statuses = new LinkedHashMap<>();
        RecipientCounts.Spread spread = RecipientCounts.spread(tx, campaign.id());
        spread.byStatus().forEach((status, count) -> statuses.put(status.toString(), count));
        Map<String, Long> phases = new LinkedHashMap<>();
        spread.byStepsSent().forEach((steps, count) -> phases.put(Recipient.phase(steps), count));
        Outlook outlook = Outlook.of(tx, campaign, limits);
        Summary summary =
                new Summary()
                        .json("campaign", campaign.name())
                        .json("state", state)
                        .line(campaign.name() + ": " + state)
                        .json("statuses", statuses)
                        .line("  Recipients: " + counts(statuses))
                        .json("phases", phases)
                        .line("  Phases:     " + counts(phases))
                        .add("due", "  Due now:    ", outlook.due())
                        .addIfAny("nextDueAt", "  Next due:   ", outlook.nextDueAt())
                        .json("limitedBy", outlook.limitedBy());
        outlook.limit().ifPresent(limit -> summary.text("  Limited by: ", limit));
        if (variants) {
            VariantTable.addTo(summary, VariantOutcome.of(tx, campaign));
        }
        return summary;
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(each -> Count.text(each.getValue()) + " " + each.getKey())
                        .collect(joining(", "));
    }
}
