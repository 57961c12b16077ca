package outlay.db;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What work can do inside one transaction of {@link Database}; all of it happens at one time. */
public final class Transaction {
    private final Statements statements;
    private final Instant now;

    Transaction(Statements statements, Instant now) {
        this.statements = statements;
        this.now = now;
    }

    /** Returns the time at which the transaction began. */
    public Instant now() {
        return now;
    }

    /** Returns a query with its values; see {@link Query} for the types. */
    public Query query(String sql, @Nullable Object... values) {
        return new Query(statements, sql, values);
    }

    /** Changes rows and returns how many. */
    public int update(String sql, @Nullable Object... values) {
        return query(sql, values).update();
    }

    /** Inserts one row and returns its id. */
    public long insert(String sql, @Nullable Object... values) {
        update(sql, values);
        return query("SELECT last_insert_rowid()").number();
    }

    /**
     * Runs one statement for each list of values, with one prepared statement.
     *
     * @return how many rows changed
     */
    public int updateEach(String sql, Iterable<? extends List<? extends @Nullable Object>> rows) {
        int changed = 0;
        for (List<? extends @Nullable Object> values : rows) {
            changed += update(sql, values.toArray());
        }
        return changed;
    }

    /** Prepares a statement for very many rows; the caller closes it before the end. */
    public Bulk bulk(String sql) {
        return statements.bulk(sql);
    }

    /** Runs several statements without values. */
    void script(String script) {
        statements.executeScript(script);
    }
}
