package outlay.db;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.BatchUpdateException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What is refused in the middle of a transaction, which goes on. */
public final class Attempt {
    private Attempt() {}

    /**
     * Returns how work is refused, as it must be. PostgreSQL wants the transaction taken back to
     * where it was before, which SQLite does not.
     */
    public static RuntimeException refused(Transaction tx, Runnable work, Supplier<String> about) {
        if (!TestDatabases.areOnServer()) {
            return assertThrows(RuntimeException.class, work::run, about);
        }
        tx.update("SAVEPOINT attempt");
        RuntimeException refusal = assertThrows(RuntimeException.class, work::run, about);
        tx.update("ROLLBACK TO SAVEPOINT attempt");
        return refusal;
    }

    /** Returns why, with the rule of the schema that was broken: PostgreSQL has only its name. */
    public static String why(Transaction tx, RuntimeException refusal) {
        String why = String.valueOf(refusal.getMessage());
        PSQLException e = ofServer(refusal.getCause());
        if (e == null) {
            return why;
        }
        if (PSQLState.NOT_NULL_VIOLATION.getState().equals(e.getSQLState())) {
            return "NOT NULL: " + why;
        }
        ServerErrorMessage message = e.getServerErrorMessage();
        return tx.query(
                        """
                        SELECT pg_get_constraintdef(oid, TRUE)
                        FROM pg_constraint
                        WHERE conname = ?
                          AND connamespace = 'outlay'::regnamespace
                        """,
                        message == null ? "" : message.getConstraint())
                .first(row -> row.getString(1))
                .orElse(why);
    }

    /** What was sent with others has one of the batch around it. */
    private static @Nullable PSQLException ofServer(@Nullable Throwable cause) {
        Throwable each = cause instanceof BatchUpdateException batch ? batch.getCause() : cause;
        return each instanceof PSQLException e ? e : null;
    }
}
