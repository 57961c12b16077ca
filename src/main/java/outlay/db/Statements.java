package outlay.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The prepared statements of one connection, kept for the next use of the same text. */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Failures failures;
    private final int rows;
    private final Map<String, Deque<PreparedStatement>> idle = new HashMap<>();

    /**
     * @param rows how many rows of an answer come at once; 0 when the engine brings one by one
     */
    Statements(Connection connection, Failures failures, int rows) {
        this.connection = connection;
        this.failures = failures;
        this.rows = rows;
    }

    /** Returns a query; it takes a statement when it runs and gives it back when it is done. */
    Query query(String sql, Object... values) {
        return new Query(this, sql, values);
    }

    Bulk bulk(String sql) {
        try {
            return new Bulk(connection.prepareStatement(sql), failures);
        } catch (SQLException e) {
            throw failures.translate(e, "prepare SQL");
        }
    }

    void execute(String sql) {
        query(sql).update();
    }

    /** Runs several statements, as a migration has them. */
    void executeScript(String script) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        } catch (SQLException e) {
            throw failures.translate(e, "migrate");
        }
    }

    /**
     * Runs several statements, which go to the engine together, and returns the first row of the
     * last one, which must have one.
     */
    <T> T last(String script, Query.Row<T> row, Object... values) {
        return query(script, values).last(row);
    }

    PreparedStatement take(String sql) throws SQLException {
        Deque<PreparedStatement> same = idle.get(sql);
        if (same != null && !same.isEmpty()) {
            return same.pop();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        if (rows > 0) {
            statement.setFetchSize(rows);
        }
        return statement;
    }

    RuntimeException failed(SQLException e, String doing) {
        return failures.translate(e, doing);
    }

    void giveBack(String sql, PreparedStatement statement) {
        idle.computeIfAbsent(sql, key -> new ArrayDeque<>()).push(statement);
    }

    @Override
    public void close() throws SQLException {
        for (Deque<PreparedStatement> same : idle.values()) {
            for (PreparedStatement statement : same) {
                statement.close();
            }
        }
        idle.clear();
    }
}
