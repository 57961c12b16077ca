package outlay.contact;

import java.util.Comparator;
import java.util.List;
import outlay.Problem;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Index;

/** Finds the contacts that match a filter. */
public final class Leads {
    private Leads() {}

    /** A value of a field, and how many leads have it. */
    public record Facet(String value, long count) {}

    /**
     * Returns the leads of a filter.
     *
     * @throws Problem USAGE, or INVALID_INPUT for a clause out of a file, when the filter names a
     *     field that no contact can have
     */
    public static MatchedLeads match(Transaction tx, Filter filter) {
        return new MatchedLeads(tx, Index.find(tx, new Criteria(Fields.load(tx)).of(filter)));
    }

    /**
     * Counts the values that leads have in a field: most first, then by value. Values that differ
     * in case or accents only are one, shown as first imported.
     *
     * @throws Problem USAGE when no contact can have such a field
     */
    public static List<Facet> facets(Transaction tx, String field, ContactSet leads) {
        Fields fields = Fields.load(tx);
        int id = fields.id(Names.field(field));
        if (id == 0) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "unknown field '" + field + "'",
                    Names.suggestion(field, fields.names()));
        }
        List<Facet> facets =
                switch (FieldKind.of(id)) {
                    case WORDS, PRESENCE -> FacetScan.count(tx, id, leads);
                    case VALUE, LIST, RANGE ->
                            Index.counts(tx, id, leads).stream()
                                    .map(count -> new Facet(count.value(), count.count()))
                                    .toList();
                };
        return facets.stream()
                .sorted(
                        Comparator.comparingLong((Facet facet) -> -facet.count())
                                .thenComparing(facet -> Folding.fold(facet.value())))
                .toList();
    }
}
