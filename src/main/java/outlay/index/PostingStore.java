package outlay.index;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** All SQL of table {@code posting}. */
final class PostingStore {
    private PostingStore() {}

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

    /** Returns the first keys of a field's blocks, from one on; at most so many. */
    static List<String> firstKeys(Transaction tx, long layer, int field, String from, int most) {
        return tx.query(
                        """
                        SELECT first_key
                        FROM posting
                        WHERE layer_id = ?
                          AND field_id = ?
                          AND first_key >= ?
                        ORDER BY first_key
                        LIMIT ?
                        """,
                        layer,
                        field,
                        from,
                        most)
                .list(row -> row.getString(1));
    }

    /** Returns the blocks from the one with a first key to the one with another. */
    static List<Block.Row> between(
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

    /** Visits blocks of a field in the order of their keys until the visitor answers false. */
    static void from(
            Transaction tx, long layer, int field, String firstKey, Predicate<byte[]> visitor) {
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
                        firstKey)
                .eachWhile(row -> visitor.test(row.getBytes(1)));
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
