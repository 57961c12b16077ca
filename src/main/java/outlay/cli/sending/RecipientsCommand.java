package outlay.cli.sending;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientRow;
import outlay.campaign.RecipientRows;
import outlay.campaign.RecipientStatus;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.RecipientWords;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.output.CsvFile;
import outlay.output.Guard;
import outlay.output.Listing;
import outlay.output.Times;
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
            "  outlay recipients spring --status bounced",
            "  outlay recipients spring --phase nothing-sent --csv waiting.csv"
        })
final class RecipientsCommand extends OutlayCommand {
    private static final List<String> NAMES =
            List.of("email", "status", "phase", "sentAt", "credit", "reason");

    private static final List<String> HEADER =
            List.of("email", "status", "phase", "sent_at", "credit", "reason");

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

    @Override
    protected int run() {
        RecipientStatus wanted = status == null ? null : RecipientWords.status("--status", status);
        if (phase != null) {
            RecipientWords.phase("--phase", phase);
        }
        try (Database database = open();
                Listing listing = listing()) {
            database.read(tx -> list(tx, wanted, listing));
            listing.end();
        }
        return DONE;
    }

    private Listing listing() {
        return csv == null
                ? console().listing("recipients", NAMES, HEADER)
                : new CsvFile(output(csv).csv(console()), Guard.ON).listing(HEADER);
    }

    private int list(Transaction tx, @Nullable RecipientStatus wanted, Listing listing) {
        RecipientRows.each(
                tx,
                Campaigns.require(tx, campaign),
                row -> {
                    if ((wanted == null || row.status() == wanted)
                            && (phase == null || row.phase().equals(phase))) {
                        listing.row(cells(row));
                    }
                });
        return DONE;
    }

    private static List<@Nullable Object> cells(RecipientRow row) {
        return Arrays.asList(
                row.email(),
                row.status(),
                row.phase(),
                row.sentAt().map(Times::text).orElse(null),
                row.credit(),
                row.reason());
    }
}
