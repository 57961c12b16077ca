package outlay.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/**
 * The values that contacts have in a field, as somebody looks through them for one that is like
 * another: by their keys alone, so that of a value with many contacts these are not read.
 */
public final class Vocabulary {
    /** So many blocks are looked through while somebody waits: some 300,000 short values. */
    private static final int MOST_BLOCKS = 1_000;

    /** From here on a block holds one value: its key is known without it. */
    private static final int LONE = 2 * Block.ENOUGH;

    /** No key is behind it that begins as what stands before it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Transaction tx;
    private final int[] fields;
    private final List<Layer> layers;

    /** Takes keys, one layer behind the other. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes one key, and about how many bytes its contacts take in this layer. */
        void key(String key, int bytes);
    }

    /** Opens the values of a field, or of several as if they were one. */
    public Vocabulary(Transaction tx, int... fields) {
        this.tx = tx;
        this.fields = fields;
        this.layers = LayerStore.visible(tx);
    }

    /**
     * Visits the keys of each field; if these are too many, those that begin like one: with as many
     * of its letters as it takes.
     */
    public void visit(String like, Visitor visitor) {
        for (int field : fields) {
            String from = like.substring(0, letters(field, like));
            for (Layer layer : layers) {
                visit(layer.id(), field, from, visitor);
            }
        }
    }

    private int letters(int field, String like) {
        int letters = 0;
        while (letters < like.length() && isTooMuch(field, like.substring(0, letters))) {
            letters = like.offsetByCodePoints(letters, 1);
        }
        return letters;
    }

    private boolean isTooMuch(int field, String prefix) {
        int blocks = 0;
        for (Layer layer : layers) {
            blocks +=
                    PostingStore.count(
                            tx, layer.id(), field, prefix, prefix + LAST, MOST_BLOCKS + 1);
        }
        return blocks > MOST_BLOCKS;
    }

    private void visit(long layer, int field, String from, Visitor visitor) {
        PostingStore.eachShort(
                tx,
                layer,
                field,
                from,
                from + LAST,
                LONE,
                (firstKey, bytes, block) -> {
                    if (block == null) {
                        visitor.key(firstKey, bytes);
                    } else {
                        visit(Cursor.of(block), visitor);
                    }
                });
    }

    private static void visit(Cursor values, Visitor visitor) {
        while (values.next()) {
            // The empty key stands for having any value.
            if (values.key.length() > 0) {
                visitor.key(values.key.toString(), values.posting.length());
            }
        }
    }

    /** Returns values whose keys begin so, in the order of their keys: at most so many. */
    public List<Ranking.RankedValue> beginning(String prefix, int most) {
        TreeSet<String> keys = new TreeSet<>();
        for (int field : fields) {
            for (Layer layer : layers) {
                begin(layer.id(), field, prefix, most, keys);
            }
        }
        return keys.stream().flatMap(key -> value(key).stream()).limit(most).toList();
    }

    private void begin(long layer, int field, String prefix, int most, Set<String> keys) {
        Slice last = Slice.of(prefix + LAST);
        int[] left = {most};
        Postings.from(
                tx,
                layer,
                field,
                prefix,
                values -> {
                    String key = values.key.toString();
                    if (!key.isEmpty() && key.startsWith(prefix)) {
                        keys.add(key);
                        left[0]--;
                    }
                    return left[0] > 0 && values.key.compare(last) < 0;
                });
    }

    /** Returns the value of a key, and how many contacts have it; empty when nobody has. */
    public Optional<Ranking.RankedValue> value(String key) {
        Slice wanted = Slice.of(key);
        String display = key;
        long count = 0;
        for (Layer layer : layers) {
            RoaringBitmap contacts = new RoaringBitmap();
            for (int field : fields) {
                Cursor value = Postings.at(tx, layer.id(), field, wanted);
                if (value != null) {
                    contacts.or(Posting.read(value.posting));
                    display = count == 0 ? value.display.toString() : display;
                }
            }
            count += RoaringBitmap.andNot(contacts, layer.dead()).getCardinality();
        }
        return count == 0 ? Optional.empty() : Optional.of(new Ranking.RankedValue(display, count));
    }
}
