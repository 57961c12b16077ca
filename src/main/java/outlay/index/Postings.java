package outlay.index;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** The values of a field in one layer, and their contacts, out of the blocks that are stored. */
final class Postings {
    private Postings() {}

    /** Returns the contacts that have the value with this key. */
    static RoaringBitmap find(Transaction tx, long layer, int field, String key) {
        return tx.recall(
                "posting " + layer + ' ' + field + ' ' + key,
                () -> read(tx, layer, field, key),
                RoaringBitmap::getLongSizeInBytes);
    }

    private static RoaringBitmap read(Transaction tx, long layer, int field, String key) {
        Cursor value = at(tx, layer, field, Slice.of(key));
        return value == null ? new RoaringBitmap() : Posting.read(value.posting);
    }

    /** Returns a cursor at the value with this key; null when there is none. */
    static @Nullable Cursor at(Transaction tx, long layer, int field, Slice key) {
        Cursor values =
                PostingStore.block(tx, layer, field, key.toString())
                        .map(row -> Cursor.of(row.block()))
                        .orElse(null);
        while (values != null && values.next()) {
            if (values.key.equals(key)) {
                return values;
            }
        }
        return null;
    }

    /**
     * Visits the values of a field in the order of their keys, from the block in which the key is
     * (so perhaps a little before it), until the visitor answers false.
     */
    static void from(Transaction tx, long layer, int field, String key, Predicate<Cursor> visitor) {
        String start =
                PostingStore.block(tx, layer, field, key).map(Block.Row::firstKey).orElse("");
        PostingStore.from(tx, layer, field, start, block -> visitAll(Cursor.of(block), visitor));
    }

    private static boolean visitAll(Cursor values, Predicate<Cursor> visitor) {
        while (values.next()) {
            if (!visitor.test(values)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a cursor in front of all values of a field, which reads some blocks at a time. */
    static Cursor cursor(Transaction tx, long layer, int field) {
        return new Cursor(new StoredBlocks(tx, layer, field));
    }
}
