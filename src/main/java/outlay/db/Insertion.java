package outlay.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Very many new rows of one table, some dozens with each statement: where triggers watch a table,
 * SQLite gets ready to take each statement back, which costs as much as a row (decision D181). To a
 * server they go as {@link Transaction#later} has them.
 *
 * <p>Closing it enters what was put off.
 */
public final class Insertion implements AutoCloseable {
    /** Round numbers of rows are entered by one text. */
    private static final int TOGETHER = 50;

    private final Statements statements;
    private final String single;
    private final String sql;
    private final String row;
    private final List<@Nullable Object> values = new ArrayList<>();
    private int waiting;

    /** Takes an INSERT of one row, which ends with its VALUES. */
    Insertion(Statements statements, String sql) {
        this.statements = statements;
        this.single = sql;
        this.sql = sql.strip();
        this.row = this.sql.substring(this.sql.lastIndexOf("VALUES") + "VALUES".length());
    }

    /** Enters a row with these values, of the types that {@link Query} takes, now or soon. */
    public void row(@Nullable Object... row) {
        if (statements.areFar()) {
            statements.later(single, row);
            return;
        }
        values.addAll(Arrays.asList(row));
        waiting++;
        if (waiting == TOGETHER) {
            flush();
        }
    }

    /** Enters what has been put off. */
    public void flush() {
        if (waiting == 0) {
            return;
        }
        String all =
                Stream.generate(() -> row)
                        .limit(waiting - 1)
                        .collect(Collectors.joining(",", sql + (waiting > 1 ? "," : ""), ""));
        @Nullable Object[] bound = values.toArray();
        waiting = 0;
        values.clear();
        statements.query(all, bound).update();
    }

    @Override
    public void close() {
        flush();
    }
}
