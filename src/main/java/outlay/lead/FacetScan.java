package outlay.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import outlay.Folding;
import outlay.contact.ContactStore;
import outlay.contact.Field;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Gathering;
import outlay.index.Slice;

/** Gathers the whole values of a field that is not indexed by them, reading each lead. */
final class FacetScan {
    private final Gathering values;
    private final Slice key = new Slice();
    private final Slice display = new Slice();
    private byte[] folded = new byte[64];

    private FacetScan(Gathering values) {
        this.values = values;
    }

    static void gather(Transaction tx, int field, ContactSet leads, Gathering values) {
        FacetScan scan = new FacetScan(values);
        ContactStore.scan(
                tx,
                leads,
                contact -> {
                    if (field == Field.EMAIL.number()) {
                        contact.address(scan::add);
                    } else {
                        contact.values(
                                (id, bytes, from, to) -> {
                                    if (id == field) {
                                        scan.add(bytes, from, to);
                                    }
                                });
                    }
                });
    }

    private void add(byte[] bytes, int from, int to) {
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
