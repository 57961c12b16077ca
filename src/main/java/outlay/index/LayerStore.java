package outlay.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Transaction;

/** All SQL of table {@code layer}. */
final class LayerStore {
    private LayerStore() {}

    /** Returns the layers that commands see, oldest first. */
    static List<Layer> visible(Transaction tx) {
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

    private static Layer layer(ResultSet row) throws SQLException {
        return new Layer(row.getLong("id"), Bitmaps.of(row, "covers"), Bitmaps.of(row, "dead"));
    }

    static long insert(Transaction tx, RoaringBitmap covers) {
        long id = tx.nextId("layer");
        tx.update(
                """
                INSERT INTO layer (id, state, covers)
                VALUES (?, 'staged', ?)
                """,
                id,
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
