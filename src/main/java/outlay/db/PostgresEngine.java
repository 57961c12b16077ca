package outlay.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import outlay.Problem;

/**
 * One PostgreSQL database, open. Whoever changes something locks one row first, so that changes
 * follow each other as they do in a file; whoever reads sees one snapshot.
 */
final class PostgresEngine implements Engine {
    private final Location.OnServer location;
    private final PostgresLink link;
    private final Memory memory = new Memory();
    private final PostgresLeases leases;
    private final PostgresWriter writer =
            new PostgresWriter(notice -> this.listener.accept(notice));
    private Consumer<String> listener = notice -> {};

    /** How many changes there have been, up to what is seen here. */
    private long epoch;

    private long ownChanges;
    private boolean changes;
    private boolean isAside;
    private boolean isSpread;

    private PostgresEngine(Location.OnServer location) {
        this.location = location;
        this.link = new PostgresLink(location, notice -> this.listener.accept(notice));
        this.leases = new PostgresLeases(location);
    }

    /**
     * Opens a database that must be there and ours.
     *
     * @throws Problem DAMAGED when it is not; UNREACHABLE when the server cannot be reached
     */
    static PostgresEngine find(Location.OnServer location) {
        PostgresEngine engine = new PostgresEngine(location);
        try {
            if (!engine.look()) {
                throw PostgresSchema.missing(location.url());
            }
            engine.link.end();
            return engine;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    /** Opens a database, after laying the schema in an empty one. */
    static PostgresEngine findOrMake(Location.OnServer location, Consumer<Engine> making) {
        PostgresEngine engine = new PostgresEngine(location);
        try {
            if (!engine.look()) {
                PostgresSchema.make(engine.statements(), location.url());
                engine.link.commit();
                making.accept(engine);
            }
            engine.link.end();
            return engine;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    /** Says whether the database is ours, and keeps how it is laid. */
    private boolean look() {
        PostgresSchema.Found found = PostgresSchema.find(statements());
        isSpread = found.isSpread();
        return found.isThere();
    }

    /** Says whether there is no schema yet. */
    static boolean isNew(Location.OnServer location) {
        try (PostgresEngine engine = new PostgresEngine(location)) {
            return !PostgresSchema.isThere(engine.statements());
        }
    }

    @Override
    public String name() {
        return location.toString();
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public void announceTo(Consumer<String> hearer) {
        listener = hearer;
    }

    @Override
    public boolean rest() {
        return leases.areNone();
    }

    @Override
    public boolean isStill(Location name) {
        return name instanceof Location.OnServer server && server.url().equals(location.url());
    }

    @Override
    public void fold() {}

    @Override
    public Statements statements() {
        return link.statements();
    }

    @Override
    public boolean isEmpty(Transaction tx) {
        return !PostgresSchema.isThere(statements());
    }

    @Override
    public List<String> migrations() {
        return PostgresSchema.SCRIPTS;
    }

    @Override
    public int version(Transaction tx) {
        return PostgresSchema.version(tx);
    }

    @Override
    public void setVersion(Transaction tx, int version) {
        PostgresSchema.setVersion(tx, version);
    }

    @Override
    public void makeReady() {}

    @Override
    public void settle(Database database) {}

    @Override
    public long changesByOthers() {
        return epoch - ownChanges;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void begin(Access access) {
        changes = access != Access.READ;
        if (isAside) {
            statements().execute("SAVEPOINT step");
            return;
        }
        try {
            beginUnlessBroken(access);
        } catch (RuntimeException e) {
            if (!PostgresFailures.isLoss(e)) {
                link.endAfter(e);
                throw e;
            }
            // Nothing is lost of what has not begun.
            link.renew();
            beginUnlessBroken(access);
        }
    }

    private void beginUnlessBroken(Access access) {
        if (!changes) {
            epoch =
                    isSpread
                            ? PostgresShards.beginToRead(link, "READ ONLY")
                            : PostgresWriter.beginToRead(statements());
            return;
        }
        memory.forget();
        PostgresWriter.Turn turn = writer.begin(link, access, leases.holder());
        leases.require(turn.leases(), statements());
        epoch = turn.number() - 1;
    }

    @Override
    public void commit() {
        if (isAside) {
            statements().execute("RELEASE SAVEPOINT step");
            return;
        }
        try {
            link.commit();
        } catch (RuntimeException e) {
            if (!changes || !PostgresFailures.isLoss(e) || !writer.wasDone(link, epoch + 1)) {
                throw e;
            }
        }
        if (changes) {
            ownChanges++;
            epoch++;
        }
    }

    @Override
    public void rollback() {
        if (isAside) {
            statements().forget();
            statements().execute("ROLLBACK TO SAVEPOINT step");
        } else {
            link.end();
        }
    }

    @Override
    public Optional<Hold> tryHold(Activity activity, Set<String> parts) {
        if (activity == Activity.SEND) {
            link.hurry();
        }
        return leases.tryTake(activity, parts);
    }

    @Override
    public Optional<Engine> beside() {
        return isAside ? Optional.empty() : Optional.of(another());
    }

    private PostgresEngine another() {
        PostgresEngine another = new PostgresEngine(location);
        another.isSpread = isSpread;
        return another;
    }

    @Override
    public Engine aside() {
        PostgresEngine aside = another();
        try {
            if (isSpread) {
                PostgresShards.beginToRead(aside.link, "");
            } else {
                aside.statements().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            }
            PostgresAside.lay(aside.statements());
            aside.isAside = true;
            return aside;
        } catch (Throwable e) {
            aside.close();
            throw e;
        }
    }

    @Override
    public Optional<ServerHealth> health() {
        return Optional.of(ServerHealth.ask(statements()));
    }

    @Override
    public boolean isReadOnly() {
        boolean isStandby = statements().query("SELECT 1 WHERE pg_is_in_recovery()").exists();
        link.end();
        return isStandby;
    }

    @Override
    public void clear(List<String> tables) {
        statements().executeScript("TRUNCATE " + String.join(", ", tables));
    }

    @Override
    public boolean isSpread() {
        return isSpread;
    }

    @Override
    public void overtakeReaders() {
        if (isSpread) {
            PostgresShards.overtakeReaders(statements(), epoch);
        }
    }

    @Override
    public void expectBulk() {}

    /** A server has backups of its own: see the manual. */
    @Override
    public void backUp(int schema, Consumer<String> notices, String program) {}

    @Override
    public List<Path> backups() {
        return List.of();
    }

    @Override
    public String product() {
        try {
            return "PostgreSQL " + link.connection().getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "ask for the version");
        }
    }

    @Override
    public void overwriteFreed(Transaction tx) {}

    @Override
    public boolean clearTraces() {
        return true;
    }

    @Override
    public void copyTo(Path target) {
        Database.copyToFile(this, target);
    }

    @Override
    public List<String> damages() {
        return List.of();
    }

    @Override
    public Optional<String> damage() {
        return Optional.empty();
    }

    @Override
    public Set<String> guards(String table) {
        return PostgresSchema.guards(statements(), table);
    }

    @Override
    public void close() {
        leases.close();
        link.close();
    }
}
