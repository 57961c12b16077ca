package outlay.lead;

import outlay.Problem;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Index;

/** Finds the contacts that match a filter. */
public final class Leads {
    private Leads() {}

    /**
     * Returns the leads of a filter.
     *
     * @throws Problem USAGE, or INVALID_INPUT for a clause out of a file, when the filter names a
     *     field that no contact can have
     */
    public static MatchedLeads match(Transaction tx, Filter filter) {
        return new MatchedLeads(tx, Index.find(tx, new Criteria(tx).of(filter)));
    }

    /**
     * Returns the facets of a field: they are counted when somebody goes through them.
     *
     * @throws Problem USAGE when no contact can have such a field
     */
    public static Facets facets(Transaction tx, String field, ContactSet leads) {
        return new Facets(tx, FieldNames.require(Fields.load(tx), field), leads);
    }
}
