package outlay.lead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outlay.contact.Field;
import outlay.contact.FieldKind;
import outlay.contact.Fields;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Gathering;
import outlay.index.Index;
import outlay.index.Ranking;

/**
 * How all fields are used, as the index has it. Only what it has by words is read, from all
 * contacts in one go.
 */
public final class FieldUses {
    private final Transaction tx;
    private final int most;
    private final Fields fields;
    private final ContactSet everyone;

    private FieldUses(Transaction tx, int most) {
        this.tx = tx;
        this.most = most;
        this.fields = Fields.load(tx);
        this.everyone = Index.find(tx, Criterion.EVERYONE);
    }

    /**
     * Returns the use of each field that a contact can have, in the order of the fields.
     *
     * @param most how many values of each
     */
    public static List<FieldUse> of(Transaction tx, int most) {
        return new FieldUses(tx, most).all();
    }

    private List<FieldUse> all() {
        Map<Integer, Gathering> whole = new LinkedHashMap<>();
        for (String name : fields.names()) {
            FieldKind kind = Field.kind(fields.id(name));
            if (kind == FieldKind.WORDS || kind == FieldKind.NAME) {
                whole.put(fields.id(name), new Gathering());
            }
        }
        if (most > 0) {
            FacetScan.gather(tx, everyone, whole);
        }
        return fields.names().stream().map(name -> use(name, whole)).toList();
    }

    private FieldUse use(String name, Map<Integer, Gathering> whole) {
        int field = fields.id(name);
        int count = Index.find(tx, Criteria.present(field)).size();
        if (most == 0 || Field.kind(field) == FieldKind.PRESENCE) {
            return new FieldUse(name, count, List.of());
        }
        Gathering gathered = whole.get(field);
        return new FieldUse(
                name,
                count,
                first(
                        gathered == null
                                ? new Facets(tx, field, everyone).count()
                                : Facets.ranked(gathered)));
    }

    private List<Ranking.RankedValue> first(Ranking ranking) {
        List<Ranking.RankedValue> values = new ArrayList<>();
        for (Ranking.RankedValue value : ranking) {
            values.add(value);
            if (values.size() == most) {
                break;
            }
        }
        return values;
    }
}
