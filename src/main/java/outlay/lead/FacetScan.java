package outlay.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import outlay.Folding;
import outlay.contact.ContactStore;
import outlay.contact.Field;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Gathering;
import outlay.index.Slice;

/** Gathers the whole values of fields that are not indexed by them, reading each lead once. */
final class FacetScan {
    private final Map<Integer, Gathering> fields;
    private final Slice key = new Slice();
    private final Slice display = new Slice();
    private byte[] folded = new byte[64];

    private FacetScan(Map<Integer, Gathering> fields) {
        this.fields = fields;
    }

    /** Adds the values that leads have in some fields, by number. */
    static void gather(Transaction tx, ContactSet leads, Map<Integer, Gathering> fields) {
        FacetScan scan = new FacetScan(fields);
        ContactStore.scan(
                tx,
                leads,
                contact -> {
                    contact.address(
                            (bytes, from, to) -> scan.add(Field.EMAIL.number(), bytes, from, to));
                    contact.values(scan::add);
                });
    }

    private void add(int field, byte[] bytes, int from, int to) {
        Gathering values = fields.get(field);
        if (values != null) {
            add(values, bytes, from, to);
        }
    }

    private void add(Gathering values, byte[] bytes, int from, int to) {
        if (folded.length < to - from) {
            folded = new byte[2 * (to - from)];
        }
        display.move(bytes, from, to);
        if (Folding.foldPlain(bytes, from, to, folded)) {
            values.add(key.move(folded, 0, to - from), display, 1);
        } else {
            String value = new String(bytes, from, to - from, UTF_8);
            values.add(Slice.of(Folding.fold(value)), display, 1);
        }
    }
}
