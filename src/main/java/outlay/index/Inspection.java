package outlay.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import outlay.Problem;
import outlay.db.Transaction;

/**
 * One visible layer of the index, compared with what it should be.
 *
 * <p>The layer is compared in stretches of ids, one behind the other, so that no more than one of
 * them need be made anew at a time. Together the stretches are all ids that there can be: what is
 * stored of a contact that the layer does not even cover is found too.
 */
public final class Inspection {
    private final Transaction tx;
    private final Layer layer;
    private final ContactSet contacts;
    private final Consumer<String> differences;
    private int first;

    private Inspection(Transaction tx, Layer layer, Consumer<String> differences) {
        this.tx = tx;
        this.layer = layer;
        this.contacts = new ContactSet(layer.alive());
        this.differences = differences;
    }

    /**
     * Begins to inspect the visible layers, oldest first.
     *
     * @param differences takes a text for each that is found
     */
    public static List<Inspection> layers(Transaction tx, Consumer<String> differences) {
        List<Inspection> inspections = new ArrayList<>();
        for (Layer layer : LayerStore.visible(tx)) {
            inspections.add(new Inspection(tx, layer, differences));
        }
        return inspections;
    }

    /** Returns the contacts of the layer: they belong to no other one. */
    public ContactSet contacts() {
        return contacts;
    }

    /**
     * Compares the next stretch with one just made of its contacts.
     *
     * @param last the last id of the stretch; {@link Integer#MAX_VALUE} for the last stretch
     */
    public void compare(LayerBuilder expected, int last) {
        Map<Integer, FieldBuilder> fields = expected.fields();
        Set<Integer> all = new TreeSet<>(PostingStore.fields(tx, layer.id()));
        all.addAll(fields.keySet());
        for (int field : all) {
            Consumer<String> found = what -> differ(field, what);
            try {
                if (first == 0) {
                    checkOrder(field);
                }
                new Comparison(layer.dead(), first, last, found)
                        .run(
                                Postings.cursor(tx, layer.id(), field),
                                fields.getOrDefault(field, new FieldBuilder()));
            } catch (Problem e) {
                if (e.kind() != Problem.Kind.DAMAGED) {
                    throw e;
                }
                found.accept("cannot be compared: " + e.what());
            }
        }
        first = last == Integer.MAX_VALUE ? last : last + 1;
    }

    /** Keys ascend from block to block, and each block is found by its first one. */
    private void checkOrder(int field) {
        Slice last = new Slice();
        Cursor values = Postings.cursor(tx, layer.id(), field);
        for (boolean isFirst = true; values.next(); isFirst = false) {
            if (!isFirst && last.compare(values.key) >= 0) {
                differ(field, "'" + values.key + "' is out of order");
            }
            last.move(values.key);
        }
        PostingStore.eachRow(tx, layer.id(), field, row -> checkFirstKey(field, row));
    }

    private void checkFirstKey(int field, Block.Row row) {
        Cursor values = Cursor.of(row.block());
        if (values.next() && !values.key.toString().equals(row.firstKey())) {
            differ(field, "'" + values.key + "' begins the block of another");
        }
    }

    private void differ(int field, String what) {
        differences.accept("layer " + layer.id() + ", field " + field + ": " + what);
    }
}
