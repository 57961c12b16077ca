package outlay.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import outlay.Problem;

/**
 * The one SQLite file, open. Used by one thread at a time.
 *
 * <p>All that one command reads in {@link #read} is one snapshot; all that it changes in {@link
 * #write} happens together or not at all, and has reached the disk when the method returns.
 */
public final class Database implements AutoCloseable {
    private final Path file;
    private final Clock clock;
    private final FileLocks locks;
    private final Connection connection;
    private final Statements statements;
    private boolean rehearsing;

    private Database(Path file, Clock clock, FileLocks locks, Connection connection) {
        this.file = file;
        this.clock = clock;
        this.locks = locks;
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /**
     * Opens an existing database and brings its schema up to date.
     *
     * @throws Problem DAMAGED when there is no file, or it is no Outlay database, damaged or newer;
     *     BUSY when another process uses it by another name, NOT_ALLOWED when one that was killed
     *     has left changes with another name
     */
    public static Database open(Path file, Clock clock) {
        return update(DatabaseFile.find(file), clock);
    }

    /** Opens a database, after making one (mode 0600) where there is no file. */
    public static Database openOrCreate(Path file, Clock clock) {
        return update(
                DatabaseFile.findOrMake(
                        file,
                        fresh -> connect(fresh, clock, d -> new Migrations(fresh).lay(d)).close()),
                clock);
    }

    private static Database update(Path file, Clock clock) {
        return connect(
                file,
                clock,
                database -> {
                    new Migrations(file).run(database);
                    if (!database.locks.isReadOnly()) {
                        Home.settle(database);
                    }
                });
    }

    private static Database connect(Path file, Clock clock, Consumer<Database> preparing) {
        FileLocks locks = FileLocks.open(file);
        try {
            Database database = new Database(file, clock, locks, DatabaseFile.connect(file));
            try {
                preparing.accept(database);
                return database;
            } catch (Throwable e) {
                database.closeConnection();
                throw e;
            }
        } catch (Throwable e) {
            locks.close();
            throw e;
        }
    }

    /** Returns the clock that transactions take their time from. */
    public Clock clock() {
        return clock;
    }

    /** Returns the file's real path. */
    public Path file() {
        return file;
    }

    /** Takes the right to an activity; empty when another process is at it. */
    public Optional<Hold> tryHold(Activity activity) {
        return locks.tryTake(activity);
    }

    /**
     * Takes the right to an activity.
     *
     * @param wait how long to wait for another process to end it
     * @throws Problem BUSY when it has not ended by then
     */
    public Hold hold(Activity activity, Duration wait) {
        return locks.take(activity, wait);
    }

    /** Runs work on one snapshot of the database; the work changes nothing. */
    public <T> T read(Function<Transaction, T> work) {
        return run("BEGIN", "COMMIT", work);
    }

    /**
     * Runs work that changes the database, as one transaction.
     *
     * @throws Problem BUSY when another process keeps writing for longer than the busy timeout
     */
    public <T> T write(Function<Transaction, T> work) {
        return run("BEGIN IMMEDIATE", "COMMIT", work);
    }

    /**
     * Runs work as {@link #write} does, but has it reach the disk for certain only with the next
     * {@link #write}: for steps on the way to one that makes them count.
     */
    public <T> T writeLazily(Function<Transaction, T> work) {
        if (rehearsing) {
            return write(work);
        }
        // In WAL mode a commit with NORMAL is atomic and in order, only not yet durable.
        statements.execute("PRAGMA synchronous = NORMAL");
        T result;
        try {
            result = write(work);
        } catch (Throwable e) {
            undo("PRAGMA synchronous = FULL", e);
            throw e;
        }
        statements.execute("PRAGMA synchronous = FULL");
        return result;
    }

    /**
     * Runs work as {@link #write} does, and leaves no trace of what it takes away.
     *
     * @param traces told when others were in the way, so that the log keeps traces until they end
     */
    public <T> T erase(Function<Transaction, T> work, Runnable traces) {
        Traces left = new Traces(statements);
        left.expectErasure();
        T result =
                write(
                        tx -> {
                            T done = work.apply(tx);
                            Traces.fillFreePages(tx);
                            return done;
                        });
        if (!left.clear()) {
            traces.run();
        }
        return result;
    }

    /**
     * Prepares for very many changes: more memory for pages, fewer and longer checkpoints (decision
     * D37).
     */
    public void expectBulk() {
        statements.query("PRAGMA cache_size = -16384").update();
        statements.query("PRAGMA wal_autocheckpoint = 4000").number();
    }

    /**
     * Runs work as {@link #write} does, then takes every change back: what {@code --dry-run} shows.
     */
    public <T> T rehearse(Function<Transaction, T> work) {
        return run("BEGIN IMMEDIATE", "ROLLBACK", work);
    }

    /** Runs work of several transactions, and in the end takes all of their changes back. */
    public <T> T rehearseAll(Supplier<T> work) {
        return rehearse(
                tx -> {
                    rehearsing = true;
                    try {
                        return work.get();
                    } finally {
                        rehearsing = false;
                    }
                });
    }

    /**
     * Runs work of several transactions on a view of its own: nothing that it changes is kept, and
     * nobody waits for it. It changes nothing about contacts but their status (decision D72).
     */
    public <T> T rehearseAside(Function<Database, T> work) {
        try (Database aside =
                new Database(file, clock, FileLocks.none(file), DatabaseFile.connectToRead(file))) {
            aside.write(
                    tx -> {
                        Aside.lay(tx);
                        return true;
                    });
            return work.apply(aside);
        }
    }

    private <T> T run(String begin, String end, Function<Transaction, T> work) {
        if (rehearsing) {
            return work.apply(new Transaction(statements, clock.instant()));
        }
        statements.execute(begin);
        T result;
        try {
            result = work.apply(new Transaction(statements, clock.instant()));
            statements.execute(end);
        } catch (Throwable e) {
            undo("ROLLBACK", e);
            throw e;
        }
        return result;
    }

    private void undo(String sql, Throwable first) {
        try {
            statements.execute(sql);
        } catch (RuntimeException e) {
            // After some failures (disk full, I/O error) SQLite has already rolled back.
            first.addSuppressed(e);
        }
    }

    /** Runs one statement outside any transaction, such as {@code VACUUM INTO}. */
    public void execute(String sql, Object... values) {
        statements.query(sql, values).update();
    }

    /** Writes a consistent copy into a file that is there and empty, and keeps its mode. */
    public void copyTo(Path target) {
        execute("VACUUM INTO ?", target.toString());
    }

    /** Returns what SQLite finds wrong with the file; empty when it is sound. */
    public List<String> damages() {
        List<String> found = new ArrayList<>();
        found.addAll(statements.query("PRAGMA integrity_check(20)").list(row -> row.getString(1)));
        found.addAll(
                statements
                        .query("PRAGMA foreign_key_check")
                        .list(row -> "row without its parent in " + row.getString(1)));
        found.removeIf("ok"::equals);
        return found;
    }

    /**
     * Returns one thing that is wrong with the file, if a look that leaves out the indexes finds
     * any: what to ask when something failed that cannot fail.
     */
    public Optional<String> damage() {
        return statements
                .query("PRAGMA quick_check(1)")
                .first(row -> row.getString(1))
                .filter(found -> !found.equals("ok"));
    }

    /** Says whether changes go to a log first; a copy comes without that. */
    boolean usesWriteAheadLog() {
        return statements
                .query("PRAGMA journal_mode")
                .first(row -> row.getString(1).equals("wal"))
                .orElse(false);
    }

    /**
     * Sets the file's journal mode: it stays with the file, and changes only outside a transaction.
     */
    void useWriteAheadLog() {
        statements.executeScript("PRAGMA journal_mode = WAL");
    }

    /** Has all that is in the log reach the file, unless somebody is still reading. */
    void foldLog() {
        statements.query("PRAGMA wal_checkpoint(TRUNCATE)").number();
    }

    @Override
    public void close() {
        try {
            closeConnection();
        } finally {
            // Only now: it would take SQLite's locks along.
            locks.close();
        }
    }

    private void closeConnection() {
        try {
            statements.close();
            connection.close();
        } catch (SQLException e) {
            throw Failures.translate(e, "close");
        }
    }
}
