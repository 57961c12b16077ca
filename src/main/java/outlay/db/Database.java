package outlay.db;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import outlay.Problem;
import outlay.Watcher;

/**
 * The database, open. Used by one thread at a time.
 *
 * <p>All that one command reads in {@link #read} is one snapshot; all that it changes in {@link
 * #write} happens together or not at all, and has reached the disk when the method returns.
 */
public final class Database implements AutoCloseable {
    /**
     * What a database is of.
     *
     * @param schema the number of its last migration
     * @param expected the number of the program's last migration
     * @param product of whom its engine is, and which version
     * @param writtenBy the program that brought it to its schema
     */
    public record Versions(int schema, int expected, String product, String writtenBy) {}

    private final Engine engine;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Consumer<Engine> leaving;
    private boolean rehearsing;
    private Optional<MoveMark> mark = Optional.empty();
    private long markedAt;
    private boolean guarded;

    /**
     * @param notices hears what is waited for, when it takes long
     * @param leaving what becomes of the engine when this is closed
     */
    private Database(
            Engine engine, Clock clock, Consumer<String> notices, Consumer<Engine> leaving) {
        this.engine = engine;
        this.clock = clock;
        this.notices = notices;
        this.leaving = leaving;
        engine.announceTo(notices);
    }

    /** Makes one that takes changes whatever mark it has: for those who move it. */
    Database(Engine engine) {
        this(engine, Clock.systemUTC());
    }

    private Database(Engine engine, Clock clock) {
        this(engine, clock, notice -> {}, Engine::close);
    }

    /**
     * Opens an existing database and brings its schema up to date.
     *
     * @throws Problem DAMAGED when there is no file, or it is no Outlay database, damaged or newer;
     *     BUSY when another process uses it by another name, NOT_ALLOWED when one that was killed
     *     has left changes with another name
     */
    public static Database open(Path file, Clock clock) {
        return update(find(Location.of(file)), Databases.Opening.silently(clock), Engine::close);
    }

    /** Opens a database, after making one (mode 0600) where there is no file. */
    public static Database openOrCreate(Path file, Clock clock) {
        return update(
                findOrMake(Location.of(file), clock),
                Databases.Opening.silently(clock),
                Engine::close);
    }

    static Engine find(Location location) {
        return location instanceof Location.OnServer server
                ? PostgresEngine.find(server)
                : SqliteEngine.find(((Location.InFile) location).file());
    }

    static Engine findOrMake(Location location, Clock clock) {
        Consumer<Engine> making = fresh -> new Migrations(fresh).lay(new Database(fresh, clock));
        return location instanceof Location.OnServer server
                ? PostgresEngine.findOrMake(server, making)
                : SqliteEngine.findOrMake(((Location.InFile) location).file(), making);
    }

    /** Makes a database of an open one, brought up to date. */
    static Database update(Engine engine, Databases.Opening opening, Consumer<Engine> leaving) {
        try {
            Database database = new Database(engine, opening.clock(), opening.notices(), leaving);
            new Migrations(engine).run(database, opening);
            engine.settle(database);
            database.guarded = true;
            return database;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    /**
     * Opens the database that a copy is to be in, made where there is none. A new file is filled
     * before it has its name.
     */
    static Engine fill(Location location, Consumer<Database> filling) {
        if (location instanceof Location.InFile in) {
            return SqliteEngine.findOrMake(in.file(), fresh -> filling.accept(laid(fresh)));
        }
        Engine engine = findOrMake(location, Clock.systemUTC());
        try {
            filling.accept(laid(engine));
            return engine;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    /** Makes a database of today's schema, whatever mark it has. */
    private static Database laid(Engine engine) {
        Database database = new Database(engine);
        new Migrations(engine).lay(database);
        new Migrations(engine).run(database, Databases.Opening.silently(Clock.systemUTC()));
        return database;
    }

    /** Has all of a database in a file that is there and empty. */
    static void copyToFile(Engine from, Path target) {
        try (SqliteEngine file = SqliteEngine.open(target)) {
            copy(from, file);
            file.useNoLog();
        }
    }

    /** Has all of one database in another one, which has nothing yet. */
    static void copy(Engine from, Engine to) {
        Database source = new Database(from);
        Database target = new Database(to);
        new Migrations(to).lay(target);
        source.read(
                rows ->
                        target.write(
                                tx -> {
                                    TableCopy.run(rows, tx, Watcher.NOBODY);
                                    return true;
                                }));
    }

    /** Returns the clock that transactions take their time from. */
    public Clock clock() {
        return clock;
    }

    /** Returns how it is called in messages. */
    public String name() {
        return engine.name();
    }

    /** Returns what it says of a move, if it has moved or is arriving. */
    public Optional<MoveMark> mark() {
        return mark;
    }

    /** Takes changes from now on. */
    void arrive() {
        guarded = false;
        write(
                tx -> {
                    MoveMark.remove(tx);
                    findMark(tx);
                    return true;
                });
        guarded = true;
    }

    /**
     * Says whether nobody can change it where it is: on a standby, which follows another server.
     */
    public boolean isReadOnly() {
        return engine.isReadOnly();
    }

    /** Looks for the mark of a move. */
    void findMark(Transaction tx) {
        mark = MoveMark.of(tx);
        markedAt = engine.changesByOthers();
    }

    /** Nobody else changes the mark unseen, and to look again costs a trip to the server. */
    private void requireStaying(Transaction tx) {
        if (markedAt != engine.changesByOthers()) {
            findMark(tx);
        }
        if (mark.isPresent()) {
            throw mark.get().refusal(engine.name());
        }
    }

    /** Returns the file's real path, where it is one. */
    public Optional<Path> file() {
        return engine.file();
    }

    /** Takes the right to all of an activity; empty when another process is at any of it. */
    public Optional<Hold> tryHold(Activity activity) {
        return engine.tryHold(activity, Hold.WHOLE);
    }

    /**
     * Takes the right to those parts of an activity that are free; empty when none is. In a file an
     * activity has no parts.
     */
    public Optional<Hold> tryHold(Activity activity, Set<String> parts) {
        return engine.tryHold(activity, parts);
    }

    /**
     * Takes the right to an activity, and waits as long for another process as {@link #write} does.
     *
     * @throws Problem BUSY when it has not ended by then
     */
    public Hold hold(Activity activity) {
        return hold(activity, Hold.WHOLE, Patience.USUAL);
    }

    /**
     * Takes the right to those parts of an activity that are free, at least to one.
     *
     * @param wait how long to wait for another process to end it
     * @throws Problem BUSY when it has not ended by then
     */
    public Hold hold(Activity activity, Set<String> parts, Duration wait) {
        Duration patience = wait.compareTo(Patience.GLANCE) > 0 ? wait : Patience.GLANCE;
        return Patience.within(
                        patience,
                        () -> notices.accept("waiting: " + activity.busy()),
                        () -> tryHold(activity, parts))
                .orElseThrow(
                        () -> new Problem(Problem.Kind.BUSY, activity.busy(), activity.hint()));
    }

    /** Runs work on one snapshot of the database; the work changes nothing. */
    public <T> T read(Function<Transaction, T> work) {
        return run(Engine.Access.READ, true, work);
    }

    /**
     * Runs work that changes the database, as one transaction.
     *
     * @throws Problem BUSY when another process keeps writing for a minute
     */
    public <T> T write(Function<Transaction, T> work) {
        return run(Engine.Access.WRITE, true, work);
    }

    /**
     * Runs work as {@link #write} does, but has it reach the disk for certain only with the next
     * {@link #write}: for steps on the way to one that makes them count.
     */
    public <T> T writeLazily(Function<Transaction, T> work) {
        return run(Engine.Access.WRITE_LAZILY, true, work);
    }

    /**
     * Runs work as {@link #write} does, and leaves no trace of what it takes away.
     *
     * @param traces told when others were in the way, so that the log keeps traces until they end
     */
    public <T> T erase(Function<Transaction, T> work, Runnable traces) {
        T result =
                write(
                        tx -> {
                            T done = work.apply(tx);
                            engine.overwriteFreed(tx);
                            return done;
                        });
        if (!engine.clearTraces()) {
            traces.run();
        }
        return result;
    }

    /** Prepares for very many changes. */
    public void expectBulk() {
        engine.expectBulk();
    }

    /**
     * Runs work as {@link #write} does, then takes every change back: what {@code --dry-run} shows.
     */
    public <T> T rehearse(Function<Transaction, T> work) {
        return run(Engine.Access.WRITE, false, work);
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
        return rehearseAside(clock, work);
    }

    /** Runs work as {@link #rehearseAside(Function)} does, at another time. */
    public <T> T rehearseAside(Clock time, Function<Database, T> work) {
        try (Database aside = new Database(engine.aside(), time)) {
            return work.apply(aside);
        }
    }

    private <T> T run(Engine.Access access, boolean keep, Function<Transaction, T> work) {
        if (rehearsing) {
            return work.apply(new Transaction(engine, clock.instant(), false));
        }
        engine.begin(access);
        T result;
        try {
            boolean reads = access == Engine.Access.READ;
            Transaction tx = new Transaction(engine, clock.instant(), reads);
            if (guarded && !reads) {
                requireStaying(tx);
            }
            result = work.apply(tx);
            engine.statements().flush();
            if (keep) {
                engine.commit();
            } else {
                engine.rollback();
            }
        } catch (Throwable e) {
            takeBack(e);
            throw e;
        }
        return result;
    }

    private void takeBack(Throwable first) {
        try {
            engine.rollback();
        } catch (RuntimeException e) {
            // After some failures (disk full, I/O error) the engine has done so by itself.
            first.addSuppressed(e);
        }
    }

    /** Writes a consistent copy into a file that is there and empty, and keeps its mode. */
    public void copyTo(Path target) {
        engine.copyTo(target);
    }

    /** Returns what upgrades have kept of what was before them, oldest first. */
    public List<Path> backups() {
        return engine.backups();
    }

    /** Returns what this database is of. */
    public Versions versions() {
        return read(tx -> new Migrations(engine).versions(tx));
    }

    /** Returns how well the server keeps it, where there is one. */
    public Optional<ServerHealth> health() {
        return read(tx -> engine.health());
    }

    /** Returns what is wrong with the database; empty when it is sound. */
    public List<String> damages() {
        return engine.damages();
    }

    /**
     * Returns one thing that is wrong with the database, if a quick look finds any: what to ask
     * when something failed that cannot fail.
     */
    public Optional<String> damage() {
        return engine.damage();
    }

    @Override
    public void close() {
        leaving.accept(engine);
    }
}
