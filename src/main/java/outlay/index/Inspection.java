package outlay.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** Compares the index with what it should be, layer by layer, and tells what it costs. */
public final class Inspection {
    private final Transaction tx;
    private final Layer layer;
    private final List<String> differences = new ArrayList<>();

    private Inspection(Transaction tx, Layer layer) {
        this.tx = tx;
        this.layer = layer;
    }

    /** A visible layer: its contacts belong to no other one. */
    public record Part(long layer, ContactSet contacts) {}

    /** What the values of one field take. */
    public record Cost(int field, long values, long blocks, long bytes) {}

    /** Returns the visible layers, oldest first. */
    public static List<Part> parts(Transaction tx) {
        return LayerStore.visible(tx).stream()
                .map(layer -> new Part(layer.id(), new ContactSet(layer.alive())))
                .toList();
    }

    /** Compares one layer with one just made of its contacts, and returns each difference. */
    public static List<String> compare(Transaction tx, Part part, LayerBuilder expected) {
        Layer layer =
                LayerStore.visible(tx).stream()
                        .filter(visible -> visible.id() == part.layer())
                        .findFirst()
                        .orElseThrow();
        return new Inspection(tx, layer).compare(expected.fields());
    }

    /** Returns what each field costs in all visible layers. */
    public static List<Cost> costs(Transaction tx) {
        Map<Integer, Cost> costs = new TreeMap<>();
        for (Layer layer : LayerStore.visible(tx)) {
            for (int field : PostingStore.fields(tx, layer.id())) {
                PostingStore.eachRow(
                        tx,
                        layer.id(),
                        field,
                        row ->
                                costs.merge(
                                        field,
                                        new Cost(field, count(row), 1, row.block().length),
                                        Inspection::sum));
            }
        }
        return List.copyOf(costs.values());
    }

    private static long count(Block.Row row) {
        Cursor values = Cursor.of(row.block());
        long count = 0;
        while (values.next()) {
            count += values.key.length() == 0 ? 0 : 1;
        }
        return count;
    }

    private static Cost sum(Cost one, Cost other) {
        return new Cost(
                one.field(),
                one.values() + other.values(),
                one.blocks() + other.blocks(),
                one.bytes() + other.bytes());
    }

    private List<String> compare(Map<Integer, FieldBuilder> expected) {
        Set<Integer> fields = new TreeSet<>(PostingStore.fields(tx, layer.id()));
        fields.addAll(expected.keySet());
        for (int field : fields) {
            Map<String, RoaringBitmap> contacts = new HashMap<>();
            expected.getOrDefault(field, new FieldBuilder())
                    .visit(
                            (key, display, ids, from, to) ->
                                    contacts.put(
                                            key.toString(), FieldBuilder.bitmap(ids, from, to)));
            compare(field, contacts);
        }
        return differences;
    }

    private void compare(int field, Map<String, RoaringBitmap> expected) {
        String[] last = {null};
        PostingStore.from(
                tx,
                layer.id(),
                field,
                "",
                values -> {
                    String key = values.key.toString();
                    if (last[0] != null && Block.ORDER.compare(last[0], key) >= 0) {
                        differ(field, key, "is out of order");
                    }
                    last[0] = key;
                    compare(field, key, Posting.read(values.posting), expected.remove(key));
                    return true;
                });
        expected.forEach((key, contacts) -> differ(field, key, "is missing"));
    }

    private void compare(
            int field, String key, RoaringBitmap contacts, @Nullable RoaringBitmap expected) {
        RoaringBitmap stored = RoaringBitmap.andNot(contacts, layer.dead());
        RoaringBitmap wanted = expected == null ? new RoaringBitmap() : expected;
        if (!stored.equals(wanted)) {
            differ(
                    field,
                    key,
                    "has "
                            + RoaringBitmap.andNot(stored, wanted).getCardinality()
                            + " contacts too many and "
                            + RoaringBitmap.andNot(wanted, stored).getCardinality()
                            + " too few");
        }
    }

    private void differ(int field, String key, String how) {
        differences.add("layer " + layer.id() + ", field " + field + ": '" + key + "' " + how);
    }
}
