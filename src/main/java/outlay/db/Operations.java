package outlay.db;

import java.util.Optional;

/** The journal of commands that changed something: table {@code operation}. */
public final class Operations {
    private Operations() {}

    /** What an earlier command with the same key was and answered. */
    public record Earlier(long id, String command, String result) {}

    /** Records that a command changes something in this transaction, and returns its id. */
    public static long begin(Transaction tx, String command) {
        return tx.insert(
                """
                INSERT INTO operation (at, actor, command)
                VALUES (?, ?, ?)
                """,
                tx.now(),
                System.getProperty("user.name", "?"),
                command);
    }

    /** Returns what the command with this key answered, if there was one. */
    public static Optional<Earlier> withKey(Transaction tx, String key) {
        return tx.query(
                        """
                        SELECT id, command, result
                        FROM operation
                        WHERE key = ?
                        """,
                        key)
                .first(row -> new Earlier(row.getLong(1), row.getString(2), row.getString(3)));
    }

    /**
     * Keeps the answer of an operation under a key, to give it again when the key is seen again.
     */
    public static void remember(Transaction tx, long operation, String key, String result) {
        tx.update(
                """
                UPDATE operation
                SET key = ?, result = ?
                WHERE id = ?
                """,
                key,
                result,
                operation);
    }
}
