package outlay.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One statement that changes rows, prepared once and run for very many rows of one transaction.
 *
 * <p>Values are bound by their place, from 1. Closing it runs all that was put off.
 */
public final class Bulk implements AutoCloseable {
    /** One by one, the driver would ask before each whether a transaction is open. */
    private static final int TOGETHER = 256;

    private final Statements statements;
    private final PreparedStatement statement;
    private int waiting;

    Bulk(Statements statements, PreparedStatement statement) {
        this.statements = statements;
        this.statement = statement;
    }

    /** Binds a number. */
    public Bulk bind(int place, long value) {
        try {
            statement.setLong(place, value);
            return this;
        } catch (SQLException e) {
            throw statements.failed(e, "bind a value");
        }
    }

    /** Binds a text. */
    public Bulk bind(int place, String value) {
        try {
            statement.setString(place, value);
            return this;
        } catch (SQLException e) {
            throw statements.failed(e, "bind a value");
        }
    }

    /** Binds bytes. */
    public Bulk bind(int place, byte[] value) {
        try {
            statement.setBytes(place, value);
            return this;
        } catch (SQLException e) {
            throw statements.failed(e, "bind a value");
        }
    }

    /** Binds all values of a row, of the types that {@link Query} takes, and runs the statement. */
    public void row(@Nullable Object... values) {
        try {
            Query.bind(statement, values);
        } catch (SQLException e) {
            throw statements.failed(e, "bind values");
        }
        run();
    }

    /**
     * Runs the statement with the values bound last: at once, or together with others before the
     * transaction reads what they wrote ({@link #flush}).
     */
    public void run() {
        try {
            statement.addBatch();
            waiting++;
        } catch (SQLException e) {
            throw statements.failed(e, "write rows");
        }
        if (waiting == TOGETHER) {
            flush();
        }
    }

    /** Runs what has been put off. */
    public void flush() {
        if (waiting == 0) {
            return;
        }
        statements.flush();
        try {
            waiting = 0;
            statement.executeBatch();
        } catch (SQLException e) {
            throw statements.failed(e, "write rows");
        }
    }

    @Override
    public void close() {
        try (statement) {
            flush();
        } catch (SQLException e) {
            throw statements.failed(e, "write rows");
        }
    }
}
