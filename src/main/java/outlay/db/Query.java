package outlay.db;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One SQL text and the values for its {@code ?}, run once.
 *
 * <p>Values are String, Integer, Long, Boolean (0, 1), Instant (milliseconds since 1970), Enum (its
 * word), byte[], Double or null.
 */
public final class Query {
    /** Makes something of the current row. */
    @FunctionalInterface
    public interface Row<T extends @Nullable Object> {
        /** Reads the columns it needs; never moves the cursor. */
        T map(ResultSet row) throws SQLException;
    }

    /** Does something with the current row. */
    @FunctionalInterface
    public interface Each {
        /** Reads the columns it needs; never moves the cursor. */
        void accept(ResultSet row) throws SQLException;
    }

    /** Does something with the current row and says whether to go on. */
    @FunctionalInterface
    public interface EachWhile {
        /** Reads the columns it needs; never moves the cursor. */
        boolean accept(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Run<T extends @Nullable Object> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private final Statements statements;
    private final String sql;
    private final @Nullable Object[] values;

    Query(Statements statements, String sql, @Nullable Object[] values) {
        this.statements = statements;
        this.sql = sql;
        this.values = values;
    }

    /** Changes rows and returns how many. */
    public int update() {
        return run(PreparedStatement::executeUpdate);
    }

    /** Returns the first row. */
    public <T> Optional<T> first(Row<T> row) {
        return run(
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(row.map(rows)) : Optional.empty();
                    }
                });
    }

    /** Returns the first row of the last of several statements; all of them run. */
    <T> T last(Row<T> row) {
        return run(
                statement -> {
                    boolean hasRows = statement.execute();
                    while (true) {
                        @Nullable ResultSet rows = hasRows ? statement.getResultSet() : null;
                        hasRows = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                        if (!hasRows && statement.getUpdateCount() < 0) {
                            requireNonNull(rows, "the last statement has rows").next();
                            return row.map(rows);
                        }
                    }
                });
    }

    /** Returns all rows. */
    public <T> List<T> list(Row<T> row) {
        List<T> all = new ArrayList<>();
        each(each -> all.add(row.map(each)));
        return all;
    }

    /** Visits all rows, one in memory at a time. */
    public void each(Each each) {
        eachWhile(
                row -> {
                    each.accept(row);
                    return true;
                });
    }

    /** Visits rows, one in memory at a time, until the visitor answers false. */
    public void eachWhile(EachWhile each) {
        run(
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        boolean more = true;
                        while (more && rows.next()) {
                            more = each.accept(rows);
                        }
                        return true;
                    }
                });
    }

    /** Returns the names of the columns. */
    List<String> columns() {
        return run(
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        List<String> names = new ArrayList<>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            names.add(rows.getMetaData().getColumnName(i));
                        }
                        return names;
                    }
                });
    }

    /** Returns the number in the first column of the first row, 0 when there is none. */
    public long number() {
        return first(row -> row.getLong(1)).orElse(0L);
    }

    /** Returns the number in the first column of the first row, empty when there is none. */
    public OptionalLong maybeNumber() {
        Optional<Long> number = first(row -> row.getLong(1));
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    /** Says whether there is a row. */
    public boolean exists() {
        return first(row -> true).isPresent();
    }

    private <T extends @Nullable Object> T run(Run<T> run) {
        try {
            PreparedStatement statement = statements.take(sql);
            T result;
            try {
                bind(statement, values);
                result = run.run(statement);
            } catch (Throwable e) {
                // After a full disk, for one, the driver has closed it: it serves nobody any more.
                statement.close();
                throw e;
            }
            statements.giveBack(sql, statement);
            return result;
        } catch (SQLException e) {
            throw statements.failed(e, "run SQL");
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setObject(index, null);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Number number && !(value instanceof Double)) {
            statement.setLong(index, number.longValue());
        } else if (value instanceof Boolean truth) {
            statement.setLong(index, truth ? 1 : 0);
        } else if (value instanceof Instant instant) {
            statement.setLong(index, instant.toEpochMilli());
        } else if (value instanceof Enum<?> word) {
            statement.setString(index, word.toString());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else {
            bind(statement, index, unwrapped(value));
        }
    }

    private static @Nullable Object unwrapped(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        throw new IllegalArgumentException("no SQL type for " + value.getClass());
    }
}
