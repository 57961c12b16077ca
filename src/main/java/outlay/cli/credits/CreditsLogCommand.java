package outlay.cli.credits;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.cli.command.OutlayCommand;
import outlay.cli.input.OutputFile;
import outlay.contact.AddressReader;
import outlay.credit.LedgerLog;
import outlay.credit.LogLine;
import outlay.credit.LogRequest;
import outlay.credit.MovementKind;
import outlay.db.Database;
import outlay.output.CsvFile;
import outlay.output.Guard;
import outlay.output.Listing;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outlay credits log}. */
@Command(
        name = "log",
        description = {
            "Shows every movement of credits, oldest first, with the balances after it.",
            "One line stands for all that one operation moved in one way; --detail shows one for"
                    + " each recipient."
        },
        exitCodeList = {
            "0:shown",
            "1:cannot write the CSV file",
            "2:wrong usage",
            "5:there never was such a campaign",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay credits log --limit 20",
            "  outlay credits log --since 2026-03-01 --until 2026-03-31    # all of March",
            "  outlay credits log --campaign spring --kind return --detail",
            "  outlay credits log --csv credits.csv",
            "  outlay credits log --format hledger | hledger -f - balance"
        })
final class CreditsLogCommand extends OutlayCommand {
    @Option(
            names = "--campaign",
            paramLabel = "C",
            description = "Only what concerns campaigns of this name, deleted ones too.")
    @Nullable String campaign;

    @Option(
            names = "--kind",
            paramLabel = "K",
            description = "Only purchase, reserve, spend, return or expire.")
    @Nullable MovementKind kind;

    @Option(
            names = "--since",
            paramLabel = "T",
            description =
                    "Only what happened at T or later: 2026-03-02T09:00:00Z, or 2026-03-02 for the"
                            + " beginning of that day (UTC).")
    @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "T",
            description = "Only what happened before T; a date is meant with all of its day (UTC).")
    @Nullable String until;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Only the last N lines of those; still oldest first.")
    @Nullable Integer limit;

    @Option(
            names = "--detail",
            description = "One line for each recipient, with the email address.")
    boolean detail;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write CSV to this file; - is standard output.")
    @Nullable String csv;

    @Option(names = "--format", paramLabel = "F", description = "hledger: print a journal for it.")
    @Nullable Format format;

    /** What else the log can be printed as. */
    enum Format {
        HLEDGER
    }

    @Override
    protected int run() {
        LogRequest request = request();
        if (format != null) {
            return journal(request);
        }
        List<LogColumn> columns = columns();
        LogWidth width = width();
        try (Database database = open();
                Listing listing = listing(columns)) {
            each(database, request, line -> listing.row(cells(line, columns, width)));
            listing.end();
        }
        return DONE;
    }

    private int journal(LogRequest request) {
        if (csv != null || console().json()) {
            throw wrong("--format excludes --csv and --json");
        }
        try (Database database = open()) {
            each(
                    database,
                    request,
                    line -> console().text(HledgerJournal.transaction(line) + "\n"));
        }
        return DONE;
    }

    private static void each(Database database, LogRequest request, Consumer<LogLine> visitor) {
        database.read(
                tx -> {
                    AddressReader addresses = new AddressReader(tx);
                    LedgerLog.each(
                            tx,
                            request,
                            contact -> addresses.find((int) contact).orElse(null),
                            visitor);
                    return DONE;
                });
    }

    private LogRequest request() {
        if (limit != null && limit < 1) {
            throw outOfRange("--limit", limit, "1 or more");
        }
        if (csv != null && console().json()) {
            throw wrong("--csv and --json exclude each other");
        }
        return new LogRequest(
                campaign,
                kind,
                since == null ? null : Moment.of("--since", since).start(),
                until == null ? null : Moment.of("--until", until).end(),
                limit,
                detail);
    }

    private static Problem wrong(String what) {
        return new Problem(Problem.Kind.USAGE, what, "see 'outlay credits log --help'");
    }

    private List<LogColumn> columns() {
        boolean text = csv == null && !console().json();
        Set<LogColumn> columns = text ? width().columns() : EnumSet.allOf(LogColumn.class);
        if (!detail) {
            columns.remove(LogColumn.EMAIL);
        }
        return List.copyOf(columns);
    }

    private LogWidth width() {
        boolean text = csv == null && !console().json();
        return text ? LogWidth.of(console().tableWidth()) : LogWidth.WIDE;
    }

    private Listing listing(List<LogColumn> columns) {
        List<String> names = columns.stream().map(LogColumn::toString).toList();
        if (csv == null) {
            return console().listing("entries", names);
        }
        OutputFile file = output(csv);
        return new CsvFile(file.csv(console()), Guard.ON)
                .listing(names, progress(file, "lines", Progress.UNKNOWN));
    }

    private static List<@Nullable Object> cells(
            LogLine line, List<LogColumn> columns, LogWidth width) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        for (LogColumn column : columns) {
            cells.add(column == LogColumn.AT ? width.at(line.at()) : column.of(line));
        }
        return cells;
    }
}
