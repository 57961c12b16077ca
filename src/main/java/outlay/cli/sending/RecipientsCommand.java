package outlay.cli.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientCounts;
import outlay.campaign.RecipientRow;
import outlay.campaign.RecipientRows;
import outlay.campaign.RecipientStatus;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.OutputFile;
import outlay.cli.input.RecipientWords;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.CsvFile;
import outlay.output.Guard;
import outlay.output.Listing;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outlay recipients}. */
@Command(
        name = "recipients",
        description = "Lists the recipients of a campaign.",
        exitCodeList = {
            "0:listed",
            "2:wrong usage",
            "5:no such campaign",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay recipients spring --status bounced --limit 10",
            "  outlay recipients spring --phase nothing-sent --csv waiting.csv",
            "  outlay recipients spring --columns email,first_name,company,status"
        })
final class RecipientsCommand extends OutlayCommand {
    @Parameters(paramLabel = "CAMPAIGN", description = "The campaign.")
    String campaign = "";

    @Option(names = "--status", paramLabel = "S", order = 1, description = "Only with this status.")
    @Nullable String status;

    @Option(
            names = "--phase",
            paramLabel = "P",
            order = 2,
            description = "Only in this phase: nothing-sent, step-1-sent, ...")
    @Nullable String phase;

    @Option(names = "--csv", paramLabel = "FILE|-", order = 3, description = "Write them as CSV.")
    @Nullable String csv;

    @Option(
            names = "--columns",
            paramLabel = "A,B",
            split = ",",
            order = 4,
            description = "These columns, in this order; any field of the contacts, too.")
    List<String> columns = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            order = 5,
            description = "Only the first N (default: all).")
    @Nullable Integer limit;

    @Override
    protected int run() {
        if (limit != null && limit < 0) {
            throw outOfRange("--limit", limit, "0 or more");
        }
        RecipientStatus wanted = status == null ? null : RecipientWords.status("--status", status);
        Integer stepsSent = phase == null ? null : (Integer) RecipientWords.phase("--phase", phase);
        try (Database database = open()) {
            return database.read(tx -> list(tx, wanted, stepsSent));
        }
    }

    private int list(
            Transaction tx, @Nullable RecipientStatus wanted, @Nullable Integer stepsSent) {
        Campaign recipients = Campaigns.require(tx, campaign);
        List<RecipientColumn> shown =
                columns.isEmpty() ? RecipientColumn.USUAL : RecipientColumn.named(tx, columns);
        try (Listing listing = listing(shown, () -> count(tx, recipients, wanted, stepsSent))) {
            RecipientRows.each(
                    tx,
                    recipients,
                    wanted,
                    stepsSent,
                    limit == null ? Long.MAX_VALUE : limit,
                    row -> listing.row(cells(shown, row)));
            listing.end();
        }
        return DONE;
    }

    private static long count(
            Transaction tx,
            Campaign campaign,
            @Nullable RecipientStatus wanted,
            @Nullable Integer stepsSent) {
        if (wanted != null && stepsSent != null) {
            return Progress.UNKNOWN;
        }
        RecipientCounts.Spread spread = RecipientCounts.spread(tx, campaign.id());
        return wanted != null
                ? spread.byStatus().getOrDefault(wanted, 0L)
                : stepsSent != null
                        ? spread.byStepsSent().getOrDefault(stepsSent, 0L)
                        : spread.all();
    }

    private Listing listing(List<RecipientColumn> shown, LongSupplier count) {
        List<String> header = shown.stream().map(RecipientColumn::header).toList();
        List<String> names = shown.stream().map(RecipientColumn::json).toList();
        if (csv == null) {
            return console().listing("recipients", names, header);
        }
        OutputFile file = output(csv);
        return new CsvFile(file.csv(console()), Guard.ON)
                .listing(header, progress(file, "recipients", listed(count)));
    }

    private long listed(LongSupplier all) {
        long found = all.getAsLong();
        return limit == null || found == Progress.UNKNOWN ? found : Math.min(found, limit);
    }

    private static List<@Nullable Object> cells(List<RecipientColumn> shown, RecipientRow row) {
        List<@Nullable Object> cells = new ArrayList<>(shown.size());
        shown.forEach(column -> cells.add(column.value().apply(row)));
        return cells;
    }
}
