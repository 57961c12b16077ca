package outlay.db;

import java.nio.file.Path;
import java.sql.Connection;
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
    private final Connection connection;
    private final Statements statements;
    private final Memory memory = new Memory();
    private final PostgresLeases leases;
    private Consumer<String> listener = notice -> {};
    private long epoch;
    private long ownChanges;
    private boolean changes;
    private boolean isAside;

    private PostgresEngine(Location.OnServer location, Connection connection) {
        this.location = location;
        this.connection = connection;
        this.statements =
                new Statements(connection, PostgresFailures::translate, PostgresServer.ROWS);
        this.leases = new PostgresLeases(location);
    }

    /**
     * Opens a database that must be there and ours.
     *
     * @throws Problem DAMAGED when it is not; UNREACHABLE when the server cannot be reached
     */
    static PostgresEngine find(Location.OnServer location) {
        PostgresEngine engine = open(location);
        try {
            if (!PostgresSchema.isThere(engine.statements)) {
                throw PostgresSchema.missing(location.url());
            }
            engine.end();
            return engine;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    /** Opens a database, after laying the schema in an empty one. */
    static PostgresEngine findOrMake(Location.OnServer location, Consumer<Engine> making) {
        PostgresEngine engine = open(location);
        try {
            if (!PostgresSchema.isThere(engine.statements)) {
                PostgresSchema.make(engine.statements, location.url());
                engine.commit();
                making.accept(engine);
            }
            engine.end();
            return engine;
        } catch (Throwable e) {
            engine.close();
            throw e;
        }
    }

    /** Says whether there is no schema yet. */
    static boolean isNew(Location.OnServer location) {
        try (PostgresEngine engine = open(location)) {
            return !PostgresSchema.isThere(engine.statements);
        }
    }

    private static PostgresEngine open(Location.OnServer location) {
        return new PostgresEngine(location, PostgresServer.connect(location));
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
        return statements;
    }

    @Override
    public boolean isEmpty(Transaction tx) {
        return !PostgresSchema.isThere(statements);
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
            statements.execute("SAVEPOINT step");
        } else if (changes) {
            memory.forget();
            epoch = PostgresWriter.lock(statements, this::end, access, listener);
            leases.renew(statements);
        } else {
            statements.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            epoch = PostgresWriter.epoch(statements);
        }
    }

    @Override
    public void commit() {
        if (isAside) {
            statements.execute("RELEASE SAVEPOINT step");
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "commit");
        }
        if (changes) {
            ownChanges++;
        }
    }

    @Override
    public void rollback() {
        if (isAside) {
            statements.execute("ROLLBACK TO SAVEPOINT step");
            return;
        }
        end();
        if (changes) {
            epoch--;
        }
    }

    /** Ends a transaction of which nothing is to be kept. */
    private void end() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "roll back");
        }
    }

    @Override
    public Optional<Hold> tryHold(Activity activity) {
        return leases.tryTake(activity);
    }

    @Override
    public Optional<Engine> beside() {
        return isAside ? Optional.empty() : Optional.of(open(location));
    }

    @Override
    public Engine aside() {
        PostgresEngine aside = open(location);
        try {
            aside.statements.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            PostgresAside.lay(aside.statements);
            aside.isAside = true;
            return aside;
        } catch (Throwable e) {
            aside.close();
            throw e;
        }
    }

    @Override
    public Optional<ServerHealth> health() {
        return Optional.of(ServerHealth.ask(statements));
    }

    @Override
    public boolean isReadOnly() {
        boolean isStandby =
                statements
                        .query("SELECT pg_is_in_recovery()")
                        .first(row -> row.getBoolean(1))
                        .orElse(false);
        end();
        return isStandby;
    }

    @Override
    public void clear(List<String> tables) {
        statements.executeScript("TRUNCATE " + String.join(", ", tables));
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
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
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
        return PostgresSchema.guards(statements, table);
    }

    @Override
    public void close() {
        leases.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw PostgresFailures.translate(e, "close");
        }
    }
}
