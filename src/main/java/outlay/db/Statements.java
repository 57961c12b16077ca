package outlay.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prepared statements of one connection, kept for the next use of the same text. */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Failures failures;
    private final int rows;
    private final Map<String, Deque<PreparedStatement>> idle = new HashMap<>();
    private final Later later = new Later(this);

    /**
     * @param rows how many rows of an answer come at once; 0 when the engine brings one by one
     */
    Statements(Connection connection, Failures failures, int rows) {
        this.connection = connection;
        this.failures = failures;
        this.rows = rows;
    }

    /** Returns a query; it takes a statement when it runs and gives it back when it is done. */
    Query query(String sql, @Nullable Object... values) {
        return new Query(this, sql, values);
    }

    /**
     * Changes at least one row before the next statement is run, and together with others where an
     * answer takes its time.
     */
    void later(String sql, @Nullable Object... values) {
        if (areFar()) {
            later.add(sql, values);
        } else {
            Later.requireChange(sql, query(sql, values).update());
        }
    }

    /** Says whether each of them has a trip to make. */
    boolean areFar() {
        return rows > 0;
    }

    /** Makes the changes that were put off. */
    void flush() {
        later.run();
    }

    /** Forgets the changes that were put off: the transaction is taken back. */
    void forget() {
        later.forget();
    }

    Bulk bulk(String sql) {
        try {
            return new Bulk(this, connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw failures.translate(e, "prepare SQL");
        }
    }

    void execute(String sql) {
        query(sql).update();
    }

    /** Runs several statements, as a migration has them. */
    void executeScript(String script) {
        flush();
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

    /** Returns a statement that is run next, behind what was put off. */
    PreparedStatement take(String sql) throws SQLException {
        flush();
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
