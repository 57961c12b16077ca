package outlay.db;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import outlay.Problem;

/**
 * The turn of one who changes something: he locks one row, which counts the changes, and writes
 * down beside it that the change is his. So he finds out after a broken COMMIT whether it was done.
 */
final class PostgresWriter {
    /**
     * The server is asked for so long at a time: its answer must come before a connection counts as
     * broken.
     */
    private static final long TURN_MILLIS = Math.min(2_000, Patience.USUAL.toMillis() / 4);

    /** So many changes of others, and nobody asks any more whether his was done. */
    private static final long FORGOTTEN_AFTER = 100_000;

    private static final int TIDY_EACH = 1_000;

    /** So long a commit may take for which nobody waits any more. */
    private static final int OVER_MILLIS = 15_000;

    private final String token = UUID.randomUUID().toString();
    private final Consumer<String> listener;

    /**
     * @param listener hears what is waited for, when it takes long
     */
    PostgresWriter(Consumer<String> listener) {
        this.listener = listener;
    }

    /**
     * What a change begins with.
     *
     * @param number how many changes there have been, with this one
     * @param leases how many of one's leases have not run out
     */
    record Turn(long number, long leases) {}

    /** Returns how many changes there have been, as the first thing of a snapshot. */
    static long beginToRead(Statements statements) {
        return statements.last(
                """
                SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
                SELECT epoch FROM writer WHERE id = 1
                """,
                row -> row.getLong(1));
    }

    /**
     * Begins a change: nobody else changes anything until it ends.
     *
     * @param holder whose leases are counted
     * @throws Problem BUSY when another process keeps writing for a minute
     */
    Turn begin(PostgresLink link, Engine.Access access, String holder) {
        return Patience.within(
                        Patience.USUAL,
                        () ->
                                listener.accept(
                                        "waiting: another process is writing to the database"),
                        () -> tryBegin(link, access, holder))
                .orElseThrow(() -> PostgresFailures.busy(null));
    }

    /** Whatever stands in the way now, a deadlock included: nothing has been done that counts. */
    private Optional<Turn> tryBegin(PostgresLink link, Engine.Access access, String holder) {
        try {
            return Optional.of(beginOnce(link, access, holder));
        } catch (Problem e) {
            if (e.kind() != Problem.Kind.BUSY) {
                throw e;
            }
            link.end();
            return Optional.empty();
        }
    }

    private Turn beginOnce(PostgresLink link, Engine.Access access, String holder) {
        // One trip: these are statements of one message.
        Turn turn =
                link.statements()
                        .last(
                                """
                                SET LOCAL lock_timeout = %d;
                                SET LOCAL idle_in_transaction_session_timeout = 60000;
                                %s;
                                WITH turn AS (
                                    UPDATE writer
                                    SET epoch = epoch + 1
                                    WHERE id = 1
                                    RETURNING epoch)
                                INSERT INTO committed (token, epoch)
                                SELECT ?, epoch
                                FROM turn
                                ON CONFLICT (token) DO UPDATE
                                SET epoch = excluded.epoch
                                RETURNING epoch, (SELECT count(*)
                                                  FROM lease
                                                  WHERE holder = ?
                                                    AND ends_at >= clock_timestamp())
                                """
                                        .formatted(TURN_MILLIS, durability(access)),
                                row -> new Turn(row.getLong(1), row.getLong(2)),
                                token,
                                holder);
        if (turn.number() % TIDY_EACH == 0) {
            link.statements()
                    .query("DELETE FROM committed WHERE epoch < ?", turn.number() - FORGOTTEN_AFTER)
                    .update();
        }
        return turn;
    }

    /** What counts is on the disk when it is done, whatever the server's settings say. */
    private static String durability(Engine.Access access) {
        return access == Engine.Access.WRITE_LAZILY
                ? "SET LOCAL synchronous_commit = off"
                : """
                SELECT set_config('synchronous_commit', 'on', true)
                WHERE current_setting('synchronous_commit') = 'off'""";
    }

    /**
     * Finds out whether a change was done whose COMMIT was not answered. Who may be at it still has
     * the row; who has it here knows that it is over.
     *
     * @throws Problem UNREACHABLE when the server does not say
     */
    boolean wasDone(PostgresLink link, long number) {
        try {
            link.renew();
            link.statements()
                    .last(
                            """
                            SET LOCAL lock_timeout = %d;
                            SELECT epoch FROM writer WHERE id = 1 FOR UPDATE
                            """
                                    .formatted(OVER_MILLIS),
                            row -> row.getLong(1));
            long last =
                    link.statements()
                            .query("SELECT epoch FROM committed WHERE token = ?", token)
                            .number();
            link.end();
            return last == number;
        } catch (Problem e) {
            throw new Problem(
                    Problem.Kind.UNREACHABLE,
                    "the database server went away, and nobody knows whether the last change was"
                            + " done",
                    "when it is there again, 'outlay operations' shows what was done",
                    e);
        }
    }
}
