package outlay.index;

import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** What the index holds, seen or not. */
public final class Remains {
    private Remains() {}

    /** Returns the contacts that any value of any layer has, be they dead or alive in it. */
    public static ContactSet contacts(Transaction tx) {
        RoaringBitmap found = new RoaringBitmap();
        for (Layer layer : LayerStore.present(tx)) {
            for (int field : PostingStore.fields(tx, layer.id())) {
                Cursor values = Postings.cursor(tx, layer.id(), field);
                while (values.next()) {
                    found.or(Posting.read(values.posting));
                }
            }
        }
        return new ContactSet(found);
    }
}
