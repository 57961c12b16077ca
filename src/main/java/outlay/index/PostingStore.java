package outlay.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** All SQL of table {@code posting}. */
final class PostingStore {
    private PostingStore() {}

    /** Returns the value with this key, if a contact of the layer has it. */
    static Optional<Block.Entry> find(Transaction tx, long layer, int field, String key) {
        return block(tx, layer, field, key).flatMap(block -> find(block, key));
    }

    private static Optional<Block.Entry> find(Block.Row block, String key) {
        Block.Reader entries = new Block.Reader(block.block());
        while (entries.hasNext()) {
            Block.Entry entry = entries.next();
            if (entry.key().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Returns the block in which the key is, if it is anywhere. */
    static Optional<Block.Row> block(Transaction tx, long layer, int field, String key) {
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

    /**
     * Visits the values of a field in the order of their keys, from the block in which the key is
     * (so perhaps a little before it), until the visitor answers false.
     */
    static void from(
            Transaction tx, long layer, int field, String key, Predicate<Block.Entry> visitor) {
        String start = block(tx, layer, field, key).map(Block.Row::firstKey).orElse("");
        boolean[] more = {true};
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
                .eachWhile(
                        row -> {
                            Block.Reader entries = new Block.Reader(row.getBytes(1));
                            while (more[0] && entries.hasNext()) {
                                more[0] = visitor.test(entries.next());
                            }
                            return more[0];
                        });
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

    /** Returns all blocks of a field. */
    static List<Block.Row> rows(Transaction tx, long layer, int field) {
        List<Block.Row> rows = new ArrayList<>();
        eachRow(tx, layer, field, rows::add);
        return rows;
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

    /** Deletes at most so many blocks of a layer and returns how many. */
    static int deleteSome(Transaction tx, long layer, int most) {
        return tx.update(
                """
                DELETE FROM posting
                WHERE (layer_id, field_id, first_key) IN (
                    SELECT layer_id, field_id, first_key
                    FROM posting
                    WHERE layer_id = ?
                    LIMIT ?)
                """,
                layer,
                most);
    }
}
