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
import outlay.output.Summary;
import outlay.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private static final int PREVIEW = 10;
    private static final List<String> PREVIEWED =
            List.of("email", "first_name", "last_name", "title", "company", "country", "status");

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

    @Override
    protected int run() {
        check();
        Filter filter = options.filter(environment());
        try (Database database = open()) {
            database.read(
                    tx -> {
                        MatchedLeads leads = Leads.match(tx, filter);
                        UnknownValueHints hints = UnknownValueHints.of(tx, filter, leads.all());
                        summary(tx, leads, hints);
                        hints.tell(console());
                        if (!count) {
                            hints.tellWhy(console());
                        }
                        return true;
                    });
        }
        return DONE;
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

    private boolean isOnStandardOutput() {
        return csv != null && output(csv).isStandardOutput();
    }

    private void summary(Transaction tx, MatchedLeads leads, UnknownValueHints hints) {
        if (csv != null) {
            export(tx, leads, csv);
        }
        if (isOnStandardOutput()) {
            return;
        }
        if (console().json()) {
            console().object(json(tx, leads, hints));
        } else if (count) {
            console().line(Integer.toString(leads.all().size()));
        } else {
            print(tx, leads);
        }
    }

    private void export(Transaction tx, MatchedLeads leads, String target) {
        LeadTable table = new LeadTable(tx, leads);
        ContactSet some = limit == null ? leads.all() : leads.all().first(limit);
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

    private static Summary summary(MatchedLeads leads) {
        return new Summary()
                .add("matched", "Matched leads: ", leads.all().size())
                .add("uploadable", "Uploadable: ", leads.uploadable().size())
                .addIfAny("doNotEmail", "On the do-not-email list: ", leads.doNotEmail().size())
                .addIfAny("undeliverable", "Undeliverable: ", leads.undeliverable().size());
    }

    private Summary json(Transaction tx, MatchedLeads leads, UnknownValueHints hints) {
        if (count) {
            return hints.addTo(new Summary().json("matched", leads.all().size()));
        }
        Summary json = hints.addTo(summary(leads));
        if (limit != null) {
            json.json("leads", objects(tx, leads, limit));
        }
        if (!facets.isEmpty()) {
            // Counted when they are written, one field after the other.
            Map<String, Object> byField = new LinkedHashMap<>();
            facets(tx, leads)
                    .forEach(
                            (field, values) ->
                                    byField.put(
                                            field, Summary.each(values, FilterCommand::object)));
            json.json("facets", byField);
        }
        return json;
    }

    private static Summary object(Ranking.RankedValue ranked) {
        return new Summary().json("value", ranked.value()).json("count", ranked.count());
    }

    private static List<Map<String, String>> objects(Transaction tx, MatchedLeads leads, int most) {
        LeadTable table = new LeadTable(tx, leads);
        List<String> columns = table.columns();
        List<Map<String, String>> objects = new ArrayList<>();
        table.visit(
                leads.all().first(most),
                cells -> {
                    Map<String, String> object = new LinkedHashMap<>();
                    for (int i = 0; i < cells.length; i++) {
                        if (!cells[i].isEmpty()) {
                            object.put(columns.get(i), cells[i]);
                        }
                    }
                    objects.add(object);
                });
        return objects;
    }

    private void print(Transaction tx, MatchedLeads leads) {
        // Says before anything is printed that a field is unknown.
        facets(tx, leads);
        console().print(summary(leads));
        facets.forEach(field -> print(field, counted(Leads.facets(tx, field, leads.all()))));
        if (facets.isEmpty() && csv == null) {
            preview(objects(tx, leads, limit == null ? PREVIEW : limit));
        }
    }

    private Map<String, Facets> facets(Transaction tx, MatchedLeads leads) {
        Map<String, Facets> byField = new LinkedHashMap<>();
        facets.forEach(field -> byField.put(field, Leads.facets(tx, field, leads.all())));
        return byField;
    }

    private Ranking counted(Facets values) {
        Progress progress = progress();
        try (progress) {
            return values.count();
        }
    }

    private void print(String field, Ranking ranking) {
        console().line("");
        console()
                .table(
                        List.of(field, "leads"),
                        ranking,
                        count -> List.of(count.value(), count.count()));
    }

    private void preview(List<Map<String, String>> leads) {
        List<String> columns =
                PREVIEWED.stream()
                        .filter(column -> leads.stream().anyMatch(l -> l.containsKey(column)))
                        .toList();
        Table table = new Table(columns.toArray(String[]::new));
        leads.forEach(lead -> table.row(columns.stream().map(lead::get).toArray()));
        if (!leads.isEmpty()) {
            console().line("");
            console().print(table);
        }
    }
}
