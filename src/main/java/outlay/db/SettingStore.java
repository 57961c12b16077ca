package outlay.db;

import java.util.Optional;

/** What one database knows of itself: the table {@code setting}. */
final class SettingStore {
    private SettingStore() {}

    static Optional<byte[]> find(Transaction tx, String name) {
        return tx.query("SELECT value FROM setting WHERE name = ?", name)
                .first(row -> row.getBytes("value"));
    }

    static void put(Transaction tx, String name, byte[] value) {
        tx.update(
                """
                INSERT INTO setting (name, value)
                VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """,
                name,
                value);
    }
}
