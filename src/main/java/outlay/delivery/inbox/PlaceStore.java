package outlay.delivery.inbox;

import java.util.Optional;
import outlay.db.Transaction;

/** All SQL of table {@code inbox_place}. */
final class PlaceStore {
    private PlaceStore() {}

    static Optional<String> any(Transaction tx, String source) {
        return tx.query("SELECT place FROM inbox_place WHERE source = ? LIMIT 1", source)
                .first(row -> row.getString(1));
    }

    static boolean has(Transaction tx, String source, String place) {
        return tx.query("SELECT 1 FROM inbox_place WHERE source = ? AND place = ?", source, place)
                .first(row -> true)
                .orElse(false);
    }

    static void add(Transaction tx, String source, String place) {
        tx.update(
                """
                INSERT INTO inbox_place (source, place)
                VALUES (?, ?)
                ON CONFLICT (source, place) DO NOTHING
                """,
                source,
                place);
    }

    static void clear(Transaction tx, String source) {
        tx.update("DELETE FROM inbox_place WHERE source = ?", source);
    }
}
