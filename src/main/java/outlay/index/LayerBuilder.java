package outlay.index;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** A layer in the making: contacts are added in the order of their ids, each with its values. */
public final class LayerBuilder {
    private final Map<Integer, Map<String, Posting>> fields = new TreeMap<>();
    private final RoaringBitmap covers = new RoaringBitmap();
    private int values;

    /** Covers a contact, whether it will have values or not. */
    public void cover(int contact) {
        covers.add(contact);
    }

    /**
     * Returns the posting of a value, to add contacts to.
     *
     * @param key by which the value is compared; empty for having any value at all
     * @param display how the value is shown; the first one given for a key counts
     */
    public Posting posting(int field, String key, String display) {
        Map<String, Posting> postings = fields.computeIfAbsent(field, f -> new HashMap<>());
        Posting posting = postings.get(key);
        if (posting == null) {
            posting = new Posting(display);
            postings.put(key, posting);
            values++;
        }
        return posting;
    }

    /** Returns how many contacts it covers. */
    public int size() {
        return covers.getCardinality();
    }

    /** Returns how many different values it has: what its memory grows with. */
    public int values() {
        return values;
    }

    /** Returns the contacts under those keys of a field that pass a test. */
    public ContactSet contacts(int field, Predicate<String> test) {
        RoaringBitmap found = new RoaringBitmap();
        fields.getOrDefault(field, Map.of())
                .forEach(
                        (key, posting) -> {
                            if (test.test(key)) {
                                found.or(posting.toBitmap());
                            }
                        });
        return new ContactSet(found);
    }

    /** Returns the contacts that it covers. */
    public ContactSet contacts() {
        return new ContactSet(covers.clone());
    }

    RoaringBitmap covers() {
        return covers;
    }

    /** Hands out the layer's blocks, in the order of their primary key. */
    void blocks(Consumer<Block.Row> rows) {
        fields.forEach(
                (field, postings) -> {
                    Block.Writer writer = new Block.Writer(field, rows);
                    postings.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(Block.ORDER))
                            .forEach(value -> writer.add(value.getKey(), value.getValue()));
                    writer.finish();
                });
    }

    /** Returns the postings by field and key. */
    Map<Integer, Map<String, Posting>> postings() {
        return fields;
    }
}
