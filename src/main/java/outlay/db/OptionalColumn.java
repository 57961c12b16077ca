package outlay.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads columns that may be null. {@link Query} takes the same types as values. */
public final class OptionalColumn {
    private OptionalColumn() {}

    /** Reads a number. */
    public static OptionalInt number(ResultSet row, String column) throws SQLException {
        return number(row, row.findColumn(column));
    }

    /** Reads a number, by its place among the columns. */
    public static OptionalInt number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Reads the number of a row of another table, by its place among the columns. */
    public static OptionalLong id(ResultSet row, int column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Reads a time, by its place among the columns. */
    public static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        OptionalLong millis = id(row, column);
        return millis.isPresent()
                ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
                : Optional.empty();
    }
}
