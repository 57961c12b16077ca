package outlay.lead;

import java.util.ArrayList;
import java.util.List;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Index;
import outlay.index.Ranking;

/** How all fields are used, as the index has it: no contact is read but for those with words. */
public final class FieldUses {
    private FieldUses() {}

    /**
     * Returns the use of each field that a contact can have, in the order of the fields.
     *
     * @param most how many values of each
     */
    public static List<FieldUse> of(Transaction tx, int most) {
        Fields fields = Fields.load(tx);
        ContactSet everyone = Index.find(tx, Criterion.EVERYONE);
        List<FieldUse> uses = new ArrayList<>();
        for (String name : fields.names()) {
            int field = fields.id(name);
            ContactSet having = Index.find(tx, Criteria.present(field));
            uses.add(new FieldUse(name, having.size(), values(tx, field, everyone, most)));
        }
        return uses;
    }

    private static List<Ranking.RankedValue> values(
            Transaction tx, int field, ContactSet everyone, int most) {
        List<Ranking.RankedValue> values = new ArrayList<>();
        if (most > 0 && Field.kind(field) != FieldKind.PRESENCE) {
            for (Ranking.RankedValue value : new Facets(tx, field, everyone)) {
                values.add(value);
                if (values.size() == most) {
                    break;
                }
            }
        }
        return values;
    }
}
