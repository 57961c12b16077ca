package outlay.index;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outlay.db.Transaction;

/**
 * What the index of one field costs.
 *
 * @param values how many different values contacts have, counted anew in each layer
 * @param bytes of all its blocks
 */
public record FieldCost(int field, long values, long bytes) {
    /** Returns what each field costs in all visible layers, by number. */
    public static List<FieldCost> all(Transaction tx) {
        Map<Integer, FieldCost> costs = new TreeMap<>();
        for (Layer layer : LayerStore.visible(tx)) {
            for (int field : PostingStore.fields(tx, layer.id())) {
                PostingStore.eachRow(
                        tx, layer.id(), field, row -> costs.merge(field, of(row), FieldCost::plus));
            }
        }
        return List.copyOf(costs.values());
    }

    private static FieldCost of(Block.Row row) {
        Cursor stored = Cursor.of(row.block());
        long values = 0;
        while (stored.next()) {
            // The empty key stands for having any value.
            values += stored.key.length() == 0 ? 0 : 1;
        }
        return new FieldCost(row.field(), values, row.block().length);
    }

    private FieldCost plus(FieldCost other) {
        return new FieldCost(field, values + other.values, bytes + other.bytes);
    }
}
