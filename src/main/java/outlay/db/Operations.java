package outlay.db;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The journal of commands that changed something: table {@code operation}. */
public final class Operations {
    /** Keeps this use of the database's secret apart from any other use of it. */
    private static final byte[] DIGEST_OF_TASK =
            "outlay operation 1\0".getBytes(StandardCharsets.US_ASCII);

    private Operations() {}

    /**
     * What a command with a key is asked to do.
     *
     * @param parameters as an operator reads them; no personal data, which would outlive its person
     * @param exactly all that must be the same when the key comes again; only its digest is kept
     */
    public record Task(String command, String parameters, String exactly) {}

    /**
     * What an earlier command with the same key was and answered.
     *
     * @param parameters absent when they were not kept: earlier versions did not
     * @param same whether its task was the same; empty when that was not kept
     */
    public record Earlier(
            long id,
            Instant at,
            String command,
            @Nullable String parameters,
            Optional<Boolean> same,
            String result) {}

    /** Records that a command changes something in this transaction, and returns its id. */
    public static long begin(Transaction tx, String command) {
        long id = tx.nextId("operation");
        tx.later(
                """
                INSERT INTO operation (id, at, actor, command)
                VALUES (?, ?, ?, ?)
                """,
                id,
                tx.now(),
                System.getProperty("user.name", "?"),
                command);
        return id;
    }

    /**
     * One command that changed something.
     *
     * @param undoneBy the operation that took it back; 0 when none did
     */
    public record Past(long id, Instant at, String actor, String command, long undoneBy) {}

    /** Returns an operation, if there is one of this number. */
    public static Optional<Past> find(Transaction tx, long id) {
        return tx.query(
                        """
                        SELECT id, at, actor, command, undone_by
                        FROM operation
                        WHERE id = ?
                        """,
                        id)
                .first(Operations::past);
    }

    /** Visits all operations, oldest first, or the last ones of them. */
    public static void each(Transaction tx, long most, Consumer<Past> visitor) {
        tx.query(
                        """
                        SELECT id, at, actor, command, undone_by
                        FROM operation
                        WHERE id > (SELECT coalesce(max(id), 0) FROM operation) - ?
                        ORDER BY id
                        """,
                        most)
                .each(row -> visitor.accept(past(row)));
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor"),
                row.getString("command"),
                row.getLong("undone_by"));
    }

    /** Records that an operation was taken back by another one. */
    public static void undo(Transaction tx, long operation, long by) {
        tx.update(
                """
                UPDATE operation
                SET undone_by = ?
                WHERE id = ?
                """,
                by,
                operation);
    }

    /** Returns the command that had this key, if there was one, compared with a task. */
    public static Optional<Earlier> withKey(Transaction tx, String key, Task task) {
        return tx.query(
                        """
                        SELECT id, at, command, parameters, digest, result
                        FROM operation
                        WHERE key = ?
                        """,
                        key)
                .first(
                        row ->
                                new Earlier(
                                        row.getLong("id"),
                                        Instant.ofEpochMilli(row.getLong("at")),
                                        row.getString("command"),
                                        row.getString("parameters"),
                                        Optional.ofNullable(row.getBytes("digest"))
                                                .map(d -> MessageDigest.isEqual(d, of(tx, task))),
                                        row.getString("result")));
    }

    /**
     * Keeps the task and the answer of an operation under a key, to give it again when the key is
     * seen again.
     */
    public static void remember(
            Transaction tx, long operation, String key, Task task, String result) {
        tx.update(
                """
                UPDATE operation
                SET key = ?, parameters = ?, digest = ?, result = ?
                WHERE id = ?
                """,
                key,
                task.parameters(),
                of(tx, task),
                result,
                operation);
    }

    /** With a secret, so that nobody can try out which addresses a digest stands for. */
    private static byte[] of(Transaction tx, Task task) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TokenKey.of(tx), "HmacSHA256"));
            mac.update(DIGEST_OF_TASK);
            String all = task.command() + '\n' + task.exactly();
            return mac.doFinal(all.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
