package outlay.cli.sending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.campaign.Campaigns;
import outlay.campaign.RecipientRow;
import outlay.campaign.RecipientRows;
import outlay.campaign.RecipientStatus;
import outlay.cli.command.OutlayCommand;
import outlay.cli.command.Times;
import outlay.db.Database;
import outlay.output.CsvFile;
import outlay.output.Guard;
import outlay.output.Table;
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
    private static final List<String> COLUMNS =
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
        RecipientStatus wanted = status == null ? null : status(status);
        if (phase != null && !phase.matches("nothing-sent|step-[1-9][0-9]*-sent")) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "--phase is no phase: " + phase,
                    "write nothing-sent, step-1-sent, step-2-sent, ...");
        }
        try (Database database = open()) {
            Consumer<Consumer<RecipientRow>> rows = visit -> visit(database, wanted, visit);
            if (csv != null) {
                writeCsv(csv, rows);
            } else {
                print(rows);
            }
        }
        return DONE;
    }

    private static RecipientStatus status(String word) {
        for (RecipientStatus status : RecipientStatus.values()) {
            if (status.toString().equals(word)) {
                return status;
            }
        }
        throw new Problem(
                Problem.Kind.USAGE,
                "--status is no status: " + word,
                "there are: "
                        + String.join(
                                " ",
                                List.of(RecipientStatus.values()).stream()
                                        .map(RecipientStatus::toString)
                                        .toList()));
    }

    private void visit(
            Database database, @Nullable RecipientStatus wanted, Consumer<RecipientRow> visit) {
        database.read(
                tx -> {
                    RecipientRows.each(
                            tx,
                            Campaigns.require(tx, campaign),
                            row -> {
                                if ((wanted == null || row.status() == wanted)
                                        && (phase == null || row.phase().equals(phase))) {
                                    visit.accept(row);
                                }
                            });
                    return true;
                });
    }

    private void writeCsv(String target, Consumer<Consumer<RecipientRow>> rows) {
        try (CsvFile file = new CsvFile(output(target).csv(console()), Guard.ON)) {
            file.row(COLUMNS);
            rows.accept(row -> file.row(new ArrayList<>(fields(row).values())));
            file.commit();
        }
    }

    private void print(Consumer<Consumer<RecipientRow>> rows) {
        if (console().json()) {
            List<Map<String, Object>> all = new ArrayList<>();
            rows.accept(row -> all.add(fields(row)));
            console().object(Map.of("recipients", all));
            return;
        }
        Table table = new Table(COLUMNS.toArray(String[]::new));
        rows.accept(row -> table.row(fields(row).values().toArray()));
        console().print(table);
    }

    private static Map<String, Object> fields(RecipientRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("email", row.email());
        fields.put("status", row.status());
        fields.put("phase", row.phase());
        fields.put("sentAt", row.sentAt().map(Times::text).orElse(null));
        fields.put("credit", row.credit());
        fields.put("reason", row.reason());
        return fields;
    }
}
