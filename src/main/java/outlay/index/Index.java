package outlay.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** The facet index as commands ask it: all visible layers together. */
public final class Index {
    private Index() {}

    /** A value and how many contacts have it. */
    public record Count(String value, long count) {}

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

    /** Counts the values that the contacts have in a field, in no order. */
    public static List<Count> counts(Transaction tx, int field, ContactSet among) {
        Map<String, Tally> tallies = new HashMap<>();
        for (Layer layer : LayerStore.visible(tx)) {
            RoaringBitmap here = RoaringBitmap.and(layer.alive(), among.bitmap());
            if (!here.isEmpty()) {
                PostingStore.from(tx, layer.id(), field, "", entry -> tally(tallies, entry, here));
            }
        }
        return tallies.values().stream()
                .map(tally -> new Count(tally.display, tally.count))
                .toList();
    }

    private static boolean tally(Map<String, Tally> tallies, Block.Entry entry, RoaringBitmap of) {
        int count = RoaringBitmap.andCardinality(entry.contacts(), of);
        if (count > 0 && !entry.key().isEmpty()) {
            tallies.computeIfAbsent(entry.key(), key -> new Tally(entry.display())).count += count;
        }
        return true;
    }

    private static final class Tally {
        private final String display;
        private long count;

        Tally(String display) {
            this.display = display;
        }
    }
}
