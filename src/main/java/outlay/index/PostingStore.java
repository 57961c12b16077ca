package outlay.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** All SQL of table {@code posting}. */
final class PostingStore {
    /** So many blocks of a field are read at once by who reads all of them. */
    private static final int AHEAD = 8;

    private PostingStore() {}

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
                block(tx, layer, field, key.toString())
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
     * Returns the block in which the key is, if it is anywhere. Another server would send all
     * blocks of the field to have one picked here: so it is asked for their keys, and for that one.
     */
    static Optional<Block.Row> block(Transaction tx, long layer, int field, String key) {
        if (tx.isSpread()) {
            return startOfBlock(tx, layer, field, key)
                    .flatMap(first -> between(tx, layer, field, first, first).stream().findFirst());
        }
        return tx.query(
                        """
                        SELECT first_key, block
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                          AND first_key <= ?
                        ORDER BY first_key DESC
                        LIMIT 1
                        """,
                        layer,
                        field,
                        key)
                .first(row -> new Block.Row(field, row.getString(1), row.getBytes(2)));
    }

    private static Optional<String> startOfBlock(
            Transaction tx, long layer, int field, String key) {
        return tx.query(
                        """
                        SELECT first_key
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                          AND first_key <= ?
                        ORDER BY first_key DESC
                        LIMIT 1
                        """,
                        layer,
                        field,
                        key)
                .first(row -> row.getString(1));
    }

    /** Returns the blocks from the one with a first key to the one with another. */
    private static List<Block.Row> between(
            Transaction tx, long layer, int field, String first, String last) {
        return tx.query(
                        """
                        SELECT first_key, block
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                          AND first_key >= ?
                          AND first_key <= ?
                        ORDER BY first_key
                        """,
                        layer,
                        field,
                        first,
                        last)
                .list(row -> new Block.Row(field, row.getString(1), row.getBytes(2)));
    }

    /**
     * Visits the values of a field in the order of their keys, from the block in which the key is
     * (so perhaps a little before it), until the visitor answers false.
     */
    static void from(Transaction tx, long layer, int field, String key, Predicate<Cursor> visitor) {
        String start = block(tx, layer, field, key).map(Block.Row::firstKey).orElse("");
        tx.query(
                        """
                        SELECT block
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                          AND first_key >= ?
                        ORDER BY first_key
                        """,
                        layer,
                        field,
                        start)
                .eachWhile(row -> visitAll(Cursor.of(row.getBytes(1)), visitor));
    }

    /** Takes the block that begins with a key; null where it is a long one. */
    @FunctionalInterface
    interface ShortBlocks {
        void block(String firstKey, int bytes, byte @Nullable [] block);
    }

    /** Returns how many blocks begin with keys between two, both included; at most so many. */
    static int count(Transaction tx, long layer, int field, String from, String to, int most) {
        return (int)
                tx.query(
                                """
                                SELECT COUNT(*)
                                FROM (
                                    SELECT first_key
                                    FROM posting
                                    WHERE layer_id = ?
                                      AND field_id = ?
                                      AND first_key >= ?
                                      AND first_key <= ?
                                    LIMIT ?) AS nearest
                                """,
                                layer,
                                field,
                                from,
                                to,
                                most)
                        .number();
    }

    /**
     * Visits the blocks in which the keys between two are, both included.
     *
     * @param most so many bytes make a block too long to be read
     */
    static void eachShort(
            Transaction tx,
            long layer,
            int field,
            String from,
            String to,
            int most,
            ShortBlocks visitor) {
        tx.query(
                        """
                        SELECT first_key, LENGTH(block),
                               CASE WHEN LENGTH(block) < ? THEN block END
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                          AND first_key >= ?
                          AND first_key <= ?
                        ORDER BY first_key
                        """,
                        most,
                        layer,
                        field,
                        block(tx, layer, field, from).map(Block.Row::firstKey).orElse(""),
                        to)
                .each(row -> visitor.block(row.getString(1), row.getInt(2), row.getBytes(3)));
    }

    private static boolean visitAll(Cursor values, Predicate<Cursor> visitor) {
        while (values.next()) {
            if (!visitor.test(values)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a cursor in front of all values of a field, which reads block by block. */
    static Cursor cursor(Transaction tx, long layer, int field) {
        return new Cursor(new StoredBlocks(tx, layer, field));
    }

    /** The blocks of a field, some of them read ahead. */
    private static final class StoredBlocks implements Cursor.Blocks {
        private final Transaction tx;
        private final long layer;
        private final int field;
        private final Deque<Block.Row> ahead = new ArrayDeque<>();
        private @Nullable String last;

        StoredBlocks(Transaction tx, long layer, int field) {
            this.tx = tx;
            this.layer = layer;
            this.field = field;
        }

        @Override
        public byte @Nullable [] next() {
            if (ahead.isEmpty()) {
                ahead.addAll(following(tx, layer, field, last));
            }
            Block.Row row = ahead.poll();
            if (row == null) {
                return null;
            }
            last = row.firstKey();
            return row.block();
        }
    }

    /**
     * Returns some blocks behind the one with a first key, or the first ones behind none; by their
     * keys, as {@link #block} finds one.
     */
    private static List<Block.Row> following(
            Transaction tx, long layer, int field, @Nullable String last) {
        List<String> keys =
                tx.query(
                                last == null
                                        ? """
                                        SELECT first_key
                                        FROM posting
                                        WHERE layer_id = ?
                                          AND field_id = ?
                                          AND first_key >= ?
                                        ORDER BY first_key
                                        LIMIT ?
                                        """
                                        : """
                                        SELECT first_key
                                        FROM posting
                                        WHERE layer_id = ?
                                          AND field_id = ?
                                          AND first_key > ?
                                        ORDER BY first_key
                                        LIMIT ?
                                        """,
                                layer,
                                field,
                                last == null ? "" : last,
                                AHEAD)
                        .list(row -> row.getString(1));
        return keys.isEmpty()
                ? List.of()
                : between(tx, layer, field, keys.get(0), keys.get(keys.size() - 1));
    }

    /** Returns the numbers of the fields of which contacts in the layer have values. */
    static List<Integer> fields(Transaction tx, long layer) {
        return tx.query(
                        """
                        SELECT DISTINCT field_id
                        FROM posting
                        WHERE layer_id = ?
                        ORDER BY field_id
                        """,
                        layer)
                .list(row -> row.getInt(1));
    }

    /** Visits all blocks of a field in the order of their keys. */
    static void eachRow(Transaction tx, long layer, int field, Consumer<Block.Row> visitor) {
        tx.query(
                        """
                        SELECT first_key, block
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                        ORDER BY first_key
                        """,
                        layer,
                        field)
                .each(
                        row ->
                                visitor.accept(
                                        new Block.Row(field, row.getString(1), row.getBytes(2))));
    }

    static Bulk insertions(Transaction tx) {
        return tx.bulk(
                """
                INSERT INTO posting (layer_id, field_id, first_key, block)
                VALUES (?, ?, ?, ?)
                """);
    }

    static Bulk replacements(Transaction tx) {
        return tx.bulk(
                """
                UPDATE posting
                SET block = ?
                WHERE layer_id = ?
                  AND field_id = ?
                  AND first_key = ?
                """);
    }

    /** Has a block take the place of the one with the same first key. */
    static void replace(Bulk replacements, long layer, Block.Row row) {
        replacements
                .bind(1, row.block())
                .bind(2, layer)
                .bind(3, row.field())
                .bind(4, row.firstKey())
                .run();
    }

    static void insert(Bulk insertions, long layer, Block.Row row) {
        insertions
                .bind(1, layer)
                .bind(2, row.field())
                .bind(3, row.firstKey())
                .bind(4, row.block())
                .run();
    }

    static void delete(Transaction tx, long layer, int field, String firstKey) {
        tx.update(
                """
                DELETE FROM posting
                WHERE layer_id = ?
                  AND field_id = ?
                  AND first_key = ?
                """,
                layer,
                field,
                firstKey);
    }

    /** Deletes at most so many blocks of a layer; false: there are none. */
    static boolean deleteSome(Transaction tx, long layer, int most) {
        Optional<Place> last =
                tx.query(
                                """
                                SELECT field_id, first_key
                                FROM (SELECT field_id, first_key
                                      FROM posting
                                      WHERE layer_id = ?
                                      ORDER BY field_id, first_key
                                      LIMIT ?) AS next
                                ORDER BY field_id DESC, first_key DESC
                                LIMIT 1
                                """,
                                layer,
                                most)
                        .first(row -> new Place(row.getInt(1), row.getString(2)));
        last.ifPresent(place -> deleteUpTo(tx, layer, place));
        return last.isPresent();
    }

    private record Place(int field, String firstKey) {}

    private static void deleteUpTo(Transaction tx, long layer, Place last) {
        tx.update(
                """
                DELETE FROM posting
                WHERE layer_id = ?
                  AND (field_id < ? OR (field_id = ? AND first_key <= ?))
                """,
                layer,
                last.field(),
                last.field(),
                last.firstKey());
    }
}
