package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.cli.command.OutlayCommand;
import outlay.cli.command.UnknownValueHints;
import outlay.cli.input.FilterOptions;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Ranking;
import outlay.lead.Facets;
import outlay.lead.Filter;
import outlay.lead.LeadTable;
import outlay.lead.Leads;
import outlay.lead.MatchedLeads;
import outlay.output.Guard;
import outlay.output.LeadCsv;
import outlay.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code outlay filter}. */
@Command(
        name = "filter",
        description = {
            "Counts, shows and exports the contacts that match a filter.",
            "The same option repeated widens, different options narrow. Case and accents do not"
                    + " matter."
        },
        exitCodeList = {
            "0:done, whether anybody matched or not",
            "2:wrong usage",
            "4:the filter file is not valid",
            "10:not an Outlay database"
        },
        footer = {
            "  outlay filter --country Germany --country France --title \"head marketing\"",
            "  outlay filter --employees 51-200 --not-industry Banking --count",
            "  outlay filter --has phone --csv leads.csv",
            "  outlay filter --industry Software --facets country --facets city"
        })
final class FilterCommand extends OutlayCommand {
    @Mixin FilterOptions options = new FilterOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            order = 20,
            description = "Show or export only the first N (default: show 10, export all).")
    @Nullable Integer limit;

    @Option(names = "--count", order = 21, description = "Print the bare number of matched leads.")
    boolean count;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            order = 22,
            description = "Write the matched leads to a CSV file, - for standard output.")
    @Nullable String csv;

    @Option(
            names = "--raw",
            order = 23,
            description = "Export values byte-exact, also those that a spreadsheet would run.")
    boolean raw;

    @Option(
            names = "--facets",
            paramLabel = "FIELD",
            order = 24,
            description = "Count the matched leads for each value of the field.")
    List<String> facets = new ArrayList<>();

    @Option(
            names = "--columns",
            paramLabel = "A,B",
            split = ",",
            order = 25,
            description = "Show or export these columns, in this order; of a CSV, only these.")
    List<String> columns = new ArrayList<>();

    @Option(
            names = "--sort",
            paramLabel = "FIELD[:desc]",
            order = 26,
            description = "Show or export in the order of this column (default: as imported).")
    @Nullable String sort;

    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    protected int run() {
        check();
        idle().notices(spec.commandLine().getParseResult()).forEach(console()::notice);
        Filter filter = options.filter(environment());
        try (Database database = openToRead()) {
            database.read(
                    tx -> {
                        run(tx, filter);
                        return true;
                    });
        }
        return DONE;
    }

    private void run(Transaction tx, Filter filter) {
        MatchedLeads leads = Leads.match(tx, filter);
        LeadTable table = new LeadTable(tx, leads, columns, sort);
        UnknownValueHints hints = UnknownValueHints.of(tx, filter, leads.all(), Map.of());
        Map<String, Facets> byField = new LinkedHashMap<>();
        facets.forEach(field -> byField.put(field, Leads.facets(tx, field, leads.all())));
        FilterAnswer answer =
                new FilterAnswer(
                        console(), leads, table, hints, byField, limit, !columns.isEmpty());
        answer(leads, table, answer);
        hints.tell(console());
        if (!count) {
            hints.tellWhy(console());
        }
    }

    private void check() {
        if (limit != null && limit < 0) {
            throw outOfRange("--limit", limit, "0 or more");
        }
        if (isOnStandardOutput() && (console().json() || count || !facets.isEmpty())) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "standard output cannot carry the CSV and another summary",
                    "name a file: --csv FILE");
        }
    }

    private IdleOptions idle() {
        return new IdleOptions(
                count, console().json(), csv != null, !facets.isEmpty(), limit != null);
    }

    private boolean isOnStandardOutput() {
        return csv != null && output(csv).isStandardOutput();
    }

    private void answer(MatchedLeads leads, LeadTable table, FilterAnswer answer) {
        if (csv != null) {
            export(leads, table, csv);
        }
        if (isOnStandardOutput()) {
            return;
        }
        if (count) {
            answer.count();
        } else if (console().json()) {
            answer.object();
        } else {
            answer.text(csv == null, this::counted);
        }
    }

    private void export(MatchedLeads leads, LeadTable table, String target) {
        ContactSet some = limit == null ? leads.all() : table.first(limit);
        Guard guard = raw ? Guard.OFF : Guard.ON;
        AtomicLong rows = new AtomicLong();
        try (LeadCsv file = new LeadCsv(output(target).csv(console()), guard);
                Progress progress =
                        isOnStandardOutput() ? Progress.none() : progress("leads", some.size())) {
            file.header(table.columns());
            table.write(
                    some,
                    file::cell,
                    () -> {
                        file.endRow();
                        progress.at(rows.incrementAndGet());
                    });
            file.commit();
        }
        console().notice("exported " + Count.of(some.size(), "lead") + " to " + target);
    }

    private Ranking counted(Facets values) {
        Progress progress = progress();
        try (progress) {
            return values.count();
        }
    }
}
