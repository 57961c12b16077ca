package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import outlay.cli.command.UnknownValueHints;
import outlay.index.Ranking;
import outlay.index.Ranking.RankedValue;
import outlay.lead.Facets;
import outlay.lead.LeadTable;
import outlay.lead.MatchedLeads;
import outlay.output.Console;
import outlay.output.Summary;
import outlay.output.Table;

/**
 * What {@code filter} says of the leads that it has matched.
 *
 * @param facets what to count, by field
 * @param limit how many leads, and values of a facet, are shown; null for the usual
 * @param showsAllColumns whether the columns of the table are shown whatever is in them
 */
record FilterAnswer(
        Console console,
        MatchedLeads leads,
        LeadTable table,
        UnknownValueHints hints,
        Map<String, Facets> facets,
        @Nullable Integer limit,
        boolean showsAllColumns) {
    private static final int PREVIEW = 10;
    private static final List<String> PREVIEWED =
            List.of("email", "first_name", "last_name", "title", "company", "country", "status");

    /** Says only how many there are. */
    void count() {
        if (console.json()) {
            // As without: a command has one form.
            console.object(hints.addTo(summary()));
        } else {
            console.line(Integer.toString(leads.all().size()));
        }
    }

    /** Answers in JSON. */
    void object() {
        Summary json = hints.addTo(summary());
        if (limit != null) {
            json.json("leads", objects(limit));
        }
        if (!facets.isEmpty()) {
            // Counted when they are written, one field after the other.
            Map<String, Object> byField = new LinkedHashMap<>();
            facets.forEach(
                    (field, values) ->
                            byField.put(field, Summary.each(cut(values), FilterAnswer::object)));
            json.json("facets", byField);
        }
        console.object(json);
    }

    /** Answers in text. */
    void text(boolean previews, Function<Facets, Ranking> counted) {
        console.print(summary());
        facets.forEach((field, values) -> print(field, cut(counted.apply(values))));
        if (facets.isEmpty() && previews) {
            preview(objects(limit == null ? PREVIEW : limit));
        }
    }

    private Summary summary() {
        return new Summary()
                .add("matched", "Matched leads: ", leads.all().size())
                .add("uploadable", "Uploadable: ", leads.uploadable().size())
                .addIfAny("doNotEmail", "On the do-not-email list: ", leads.doNotEmail().size())
                .addIfAny("undeliverable", "Undeliverable: ", leads.undeliverable().size());
    }

    private static Summary object(RankedValue ranked) {
        return new Summary().json("value", ranked.value()).json("count", ranked.count());
    }

    private Iterable<RankedValue> cut(Iterable<RankedValue> values) {
        return limit == null
                ? values
                : () -> StreamSupport.stream(values.spliterator(), false).limit(limit).iterator();
    }

    private List<Map<String, String>> objects(int most) {
        List<String> columns = table.columns();
        List<Map<String, String>> objects = new ArrayList<>();
        table.visit(
                table.first(most),
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

    private void print(String field, Iterable<RankedValue> values) {
        console.line("");
        console.table(
                List.of(field, "leads"), values, value -> List.of(value.value(), value.count()));
    }

    private void preview(List<Map<String, String>> rows) {
        List<String> columns = showsAllColumns ? table.columns() : usual(rows);
        Table shown = new Table(columns.toArray(String[]::new));
        rows.forEach(row -> shown.row(columns.stream().map(row::get).toArray()));
        if (!rows.isEmpty()) {
            console.line("");
            console.print(shown);
        }
    }

    private static List<String> usual(List<Map<String, String>> rows) {
        return PREVIEWED.stream()
                .filter(column -> rows.stream().anyMatch(row -> row.containsKey(column)))
                .toList();
    }
}
