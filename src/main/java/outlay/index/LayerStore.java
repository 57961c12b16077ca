package outlay.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** All SQL of table {@code layer}. */
final class LayerStore {
    /** What the keys of a new layer are; counted up whenever contacts get other ones. */
    private static final int EDITION = 2;

    private LayerStore() {}

    /** Returns the layers that commands see, oldest first. */
    static List<Layer> visible(Transaction tx) {
        return tx.recall("layers", () -> readVisible(tx), LayerStore::size);
    }

    private static long size(List<Layer> layers) {
        return layers.stream()
                .mapToLong(
                        each ->
                                each.covers().getLongSizeInBytes()
                                        + each.dead().getLongSizeInBytes())
                .sum();
    }

    private static List<Layer> readVisible(Transaction tx) {
        return tx.query(
                        """
                        SELECT id, covers, dead
                        FROM layer
                        WHERE state = 'visible'
                        ORDER BY id
                        """)
                .list(LayerStore::layer);
    }

    /** Returns the visible layers and those of an import under way, oldest first. */
    static List<Layer> present(Transaction tx) {
        return tx.query(
                        """
                        SELECT id, covers, dead
                        FROM layer
                        WHERE state <> 'dropped'
                        ORDER BY id
                        """)
                .list(LayerStore::layer);
    }

    /**
     * Returns the visible layers in which contacts are under keys as an earlier version had them.
     */
    static List<Layer> outdated(Transaction tx) {
        return tx.query(
                        """
                        SELECT id, covers, dead
                        FROM layer
                        WHERE state = 'visible'
                          AND edition < ?
                        """,
                        EDITION)
                .list(LayerStore::layer);
    }

    static boolean isOutdated(Transaction tx) {
        return tx.query(
                        """
                        SELECT 1
                        FROM layer
                        WHERE state = 'visible'
                          AND edition < ?
                        LIMIT 1
                        """,
                        EDITION)
                .exists();
    }

    /** Says whether all layers are visible, with the keys of today. */
    static boolean isTidy(Transaction tx) {
        return !tx.query(
                        """
                        SELECT 1
                        FROM layer
                        WHERE state <> 'visible'
                           OR edition < ?
                        LIMIT 1
                        """,
                        EDITION)
                .exists();
    }

    private static Layer layer(ResultSet row) throws SQLException {
        return new Layer(row.getLong("id"), Bitmaps.of(row, "covers"), Bitmaps.of(row, "dead"));
    }

    static long insert(Transaction tx, RoaringBitmap covers) {
        long id = tx.nextId("layer");
        tx.update(
                """
                INSERT INTO layer (id, edition, state, covers)
                VALUES (?, ?, 'staged', ?)
                """,
                id,
                EDITION,
                Bitmaps.bytes(covers));
        return id;
    }

    static void setDead(Transaction tx, long layer, RoaringBitmap dead) {
        tx.update(
                """
                UPDATE layer
                SET dead = ?
                WHERE id = ?
                """,
                dead.isEmpty() ? null : Bitmaps.bytes(dead),
                layer);
    }

    static void showStaged(Transaction tx) {
        tx.update(
                """
                UPDATE layer
                SET state = 'visible'
                WHERE state = 'staged'
                """);
    }

    static void dropStaged(Transaction tx) {
        tx.update(
                """
                UPDATE layer
                SET state = 'dropped'
                WHERE state = 'staged'
                """);
    }

    static void drop(Transaction tx, long layer) {
        tx.update(
                """
                UPDATE layer
                SET state = 'dropped'
                WHERE id = ?
                """,
                layer);
    }

    static List<Long> dropped(Transaction tx) {
        return tx.query(
                        """
                        SELECT id
                        FROM layer
                        WHERE state = 'dropped'
                        """)
                .list(row -> row.getLong("id"));
    }

    static void delete(Transaction tx, long layer) {
        tx.update(
                """
                DELETE FROM layer
                WHERE id = ?
                """,
                layer);
    }
}
