package outlay.index;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** The facet index as commands ask it: all visible layers together. */
public final class Index {
    private Index() {}

    /** Takes the values of a field, and how many contacts have each. */
    @FunctionalInterface
    public interface ValueCounter {
        /** Takes one value; the slices are used again for the next one. */
        void value(Slice key, Slice display, int count);
    }

    /** Returns the visible contacts that meet a criterion. */
    public static ContactSet find(Transaction tx, Criterion criterion) {
        return find(tx, LayerStore.visible(tx), criterion);
    }

    /** Returns the same, with the contacts that an import under way has indexed so far. */
    public static ContactSet findPresent(Transaction tx, Criterion criterion) {
        return find(tx, LayerStore.present(tx), criterion);
    }

    private static ContactSet find(Transaction tx, List<Layer> layers, Criterion criterion) {
        RoaringBitmap found = new RoaringBitmap();
        for (Layer layer : layers) {
            found.or(new Search(tx, layer).find(criterion));
        }
        return new ContactSet(found);
    }

    /** Counts the values that the contacts have in a field, in the order of their keys. */
    public static void count(Transaction tx, int field, ContactSet among, ValueCounter tally) {
        Merge values = new Merge();
        for (Layer layer : LayerStore.visible(tx)) {
            RoaringBitmap here = RoaringBitmap.and(layer.alive(), among.bitmap());
            if (!here.isEmpty()) {
                values.add(
                        Postings.cursor(tx, layer.id(), field),
                        posting -> Posting.countAmong(posting, here));
            }
        }
        while (values.next()) {
            // The empty key stands for having any value.
            if (values.key.length() > 0) {
                tally.value(values.key, values.display, values.count);
            }
        }
    }
}
