package outlay.db;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What work can do inside one transaction of {@link Database}; all of it happens at one time. */
public final class Transaction {
    private final Engine engine;
    private final Statements statements;
    private final Instant now;
    private final boolean changesNothing;
    private final Map<String, Long> lastIds = new HashMap<>();
    private boolean remembers;

    Transaction(Engine engine, Instant now, boolean changesNothing) {
        this.engine = engine;
        this.changesNothing = changesNothing;
        this.statements = engine.statements();
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

    /**
     * Changes at least one row, at once or before the transaction runs the next other statement:
     * for changes whose count nobody needs, and which do not depend on others that are put off with
     * another text. A server gets them together.
     *
     * <p>What is wrong with them may be noticed as late as at the end of the transaction.
     */
    public void later(String sql, @Nullable Object... values) {
        statements.later(sql, values);
    }

    /**
     * Returns the number for a new row of a table: the next after the highest that is there. Nobody
     * else writes meanwhile, and what is taken back leaves no gap (decision D101).
     */
    public long nextId(String table) {
        return lastIds.compute(table, (name, last) -> 1 + (last == null ? highestId(name) : last));
    }

    private long highestId(String table) {
        return query("SELECT max(id) FROM " + table).number();
    }

    /** Prepares a statement for very many rows; the caller closes it before the end. */
    public Bulk bulk(String sql) {
        return statements.bulk(sql);
    }

    /**
     * Returns what enters very many rows; the caller closes it before the end.
     *
     * @param sql inserts one row and ends with its VALUES
     */
    public Insertion insertion(String sql) {
        return new Insertion(statements, sql);
    }

    /**
     * Returns a number that stays the same as long as nobody but this connection changes the
     * database.
     */
    public long changesByOthers() {
        return engine.changesByOthers();
    }

    /**
     * Returns what an earlier transaction on this connection has read, if nothing has changed
     * since; reads it otherwise. Nobody changes what is returned.
     *
     * @param key stands for one thing of one type
     * @param size about how many bytes it takes
     */
    public <T> T recall(String key, Supplier<T> reading, ToLongFunction<T> size) {
        if (!changesNothing) {
            return reading.get();
        }
        if (!remembers) {
            engine.memory().changesByOthers(changesByOthers());
            remembers = true;
        }
        return engine.memory().recall(key, reading, size);
    }

    /**
     * Begins work that only reads, on another thread where that can be: it sees what this
     * transaction sees, and perhaps what others have committed since that began.
     */
    public Beside beside(Consumer<Transaction> work) {
        return (changesNothing ? engine.beside() : Optional.<Engine>empty())
                .map(reader -> Beside.begin(reader, now, work))
                .orElseGet(() -> Beside.later(this, work));
    }

    /** Returns the names of the triggers and indexes that keep a table as it must be. */
    public Set<String> guards(String table) {
        return engine.guards(table);
    }

    /**
     * Says whether contacts and index are on other servers, each of which commits for itself, a
     * moment before this transaction is committed, or fails. So a transaction takes nothing away
     * there that somebody may still see: an earlier one has hidden it, and a later one would find
     * out what is left and do it again.
     */
    public boolean isSpread() {
        return engine.isSpread();
    }

    /**
     * Announces that this transaction takes away, or changes where it is stored, what earlier ones
     * have hidden: whoever began to read before them must not look for it.
     */
    public void overtakeReaders() {
        engine.overtakeReaders();
    }

    /** Empties tables of rows that nobody has relied on, as those of a copy that was given up. */
    void clear(List<String> tables) {
        engine.clear(tables);
    }

    /** Runs several statements without values. */
    void script(String script) {
        statements.executeScript(script);
    }
}
