package outlay.db;

import java.util.Optional;

/** What one database knows of itself: the table {@code setting}. */
public final class SettingStore {
    /** Which contacts are erased, and still to be taken away where they are stored. */
    public static final String ERASING = "erasing";

    private SettingStore() {}

    public static Optional<byte[]> find(Transaction tx, String name) {
        return tx.query("SELECT value FROM setting WHERE name = ?", name)
                .first(row -> row.getBytes("value"));
    }

    public static void put(Transaction tx, String name, byte[] value) {
        tx.update(
                """
                INSERT INTO setting (name, value)
                VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """,
                name,
                value);
    }

    public static void remove(Transaction tx, String name) {
        tx.update("DELETE FROM setting WHERE name = ?", name);
    }
}
