package outlay.db;

import java.util.function.Consumer;
import outlay.Problem;

/** The one row that whoever changes anything locks first. */
final class PostgresWriter {
    /** Nobody who looks on wonders about a wait as short as this. */
    private static final long SILENCE_MILLIS = Math.min(2_000, Patience.USUAL.toMillis() / 2);

    private PostgresWriter() {}

    /** Returns how many changes there have been. */
    static long epoch(Statements statements) {
        return statements.query("SELECT epoch FROM writer WHERE id = 1").number();
    }

    /**
     * Begins a change: nobody else changes anything until it ends.
     *
     * @param end ends the transaction in which the lock was not to be had
     * @return how many changes there have been, with this one
     * @throws Problem BUSY when another process keeps writing for a minute
     */
    static long lock(
            Statements statements, Runnable end, Engine.Access access, Consumer<String> listener) {
        try {
            return lock(statements, access, SILENCE_MILLIS);
        } catch (Problem e) {
            if (e.kind() != Problem.Kind.BUSY) {
                throw e;
            }
            end.run();
            listener.accept("waiting: another process is writing to the database");
            return lock(statements, access, Patience.USUAL.toMillis() - SILENCE_MILLIS);
        }
    }

    private static long lock(Statements statements, Engine.Access access, long millis) {
        boolean lazy = access == Engine.Access.WRITE_LAZILY;
        statements.executeScript(
                "SET LOCAL lock_timeout = "
                        + millis
                        + "; SET LOCAL idle_in_transaction_session_timeout = 60000"
                        + (lazy ? "; SET LOCAL synchronous_commit = off" : ""));
        return statements
                .query("UPDATE writer SET epoch = epoch + 1 WHERE id = 1 RETURNING epoch")
                .number();
    }
}
