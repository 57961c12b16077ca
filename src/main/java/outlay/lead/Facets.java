package outlay.lead;

import java.util.Iterator;
import java.util.Map;
import outlay.contact.Field;
import outlay.contact.ValueKeys;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Gathering;
import outlay.index.Index;
import outlay.index.Ranking;
import outlay.index.Slice;

/**
 * The values that leads have in a field: most first, then by value. Values that differ in case or
 * accents only are one, shown as first imported (decision D50).
 */
public final class Facets implements Iterable<Ranking.RankedValue> {
    private final Transaction tx;
    private final int field;
    private final ContactSet leads;

    Facets(Transaction tx, int field, ContactSet leads) {
        this.tx = tx;
        this.field = field;
        this.leads = leads;
    }

    /** Counts anew, and goes through the values. */
    @Override
    public Iterator<Ranking.RankedValue> iterator() {
        return count().iterator();
    }

    /** Counts the values, to go through them several times. */
    public Ranking count() {
        Ranking ranking = new Ranking();
        switch (Field.kind(field)) {
            case VALUE, LIST -> countIndexed((key, display, n) -> ranking.add(display, n));
            case RANGE -> {
                // Its keys are in the order of the numbers, not of the values.
                Gathering values = new Gathering();
                countIndexed(
                        (key, display, n) ->
                                values.add(
                                        Slice.of(ValueKeys.valueOfRange(key.toString())),
                                        display,
                                        n));
                return ranked(values);
            }
            case WORDS, NAME, PRESENCE -> {
                Gathering values = new Gathering();
                FacetScan.gather(tx, leads, Map.of(field, values));
                return ranked(values);
            }
        }
        return ranking;
    }

    static Ranking ranked(Gathering values) {
        Ranking ranking = new Ranking();
        values.handOn((key, display, n) -> ranking.add(display, n));
        return ranking;
    }

    private void countIndexed(Index.ValueCounter values) {
        Index.count(tx, field, leads, values);
    }
}
