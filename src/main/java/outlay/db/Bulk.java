package outlay.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * One statement that changes rows, prepared once and run for very many rows of one transaction.
 *
 * <p>Values are bound by their place, from 1.
 */
public final class Bulk implements AutoCloseable {
    private final PreparedStatement statement;

    Bulk(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Binds a number. */
    public Bulk bind(int place, long value) {
        try {
            statement.setLong(place, value);
            return this;
        } catch (SQLException e) {
            throw Failures.translate(e, "bind a value");
        }
    }

    /** Binds a text. */
    public Bulk bind(int place, String value) {
        try {
            statement.setString(place, value);
            return this;
        } catch (SQLException e) {
            throw Failures.translate(e, "bind a value");
        }
    }

    /** Binds bytes. */
    public Bulk bind(int place, byte[] value) {
        try {
            statement.setBytes(place, value);
            return this;
        } catch (SQLException e) {
            throw Failures.translate(e, "bind a value");
        }
    }

    /** Runs the statement with the values bound last, and returns how many rows changed. */
    public int run() {
        try {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Failures.translate(e, "write rows");
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw Failures.translate(e, "write rows");
        }
    }
}
