package outlay.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import outlay.Problem;

/** One SQLite file, open. */
final class SqliteEngine implements Engine {
    private final Path file;
    private final SqliteLocks locks;
    private final Connection connection;
    private final Statements statements;
    private final Memory memory = new Memory();
    private final SqliteWaiting waiting;
    private boolean lazy;
    private boolean tuned;
    private boolean begun;
    private boolean changes;
    private boolean unfolded;
    private boolean isAside;
    private String left = "";

    private SqliteEngine(Path file, SqliteLocks locks, Connection connection) {
        this.file = file;
        this.locks = locks;
        this.connection = connection;
        this.statements = new Statements(connection, SqliteFailures::translate, 0);
        this.waiting = SqliteWaiting.on(connection);
    }

    /**
     * Opens a file that must be there.
     *
     * @throws Problem DAMAGED when it is not; BUSY when another process uses it by another name
     */
    static SqliteEngine find(Path file) {
        return open(SqliteFile.find(file));
    }

    /** Opens a file, after making one (mode 0600) where there is none. */
    static SqliteEngine findOrMake(Path file, Consumer<Engine> making) {
        return open(
                SqliteFile.findOrMake(
                        file,
                        fresh -> {
                            try (SqliteEngine engine = open(fresh)) {
                                making.accept(engine);
                            }
                        }));
    }

    /** Opens a file that is there, whatever is in it. */
    static SqliteEngine open(Path file) {
        SqliteLocks locks = SqliteLocks.open(file);
        try {
            return new SqliteEngine(file, locks, SqliteFile.connect(file));
        } catch (Throwable e) {
            locks.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public void announceTo(Consumer<String> listener) {
        waiting.announceTo(listener);
    }

    @Override
    public boolean rest() {
        left = SqliteFile.state(file);
        return !tuned && !begun;
    }

    @Override
    public boolean isStill(Location name) {
        return name instanceof Location.InFile in
                && Files.exists(in.file())
                && SqliteFile.find(in.file()).equals(file)
                && SqliteFile.state(file).equals(left);
    }

    @Override
    public void fold() {
        if (unfolded) {
            unfolded = !waiting.forNobody(this::truncateLog);
            left = SqliteFile.state(file);
        }
    }

    @Override
    public Statements statements() {
        return statements;
    }

    @Override
    public boolean isEmpty(Transaction tx) {
        return SqliteSchema.isEmpty(tx);
    }

    @Override
    public List<String> migrations() {
        return SqliteSchema.SCRIPTS;
    }

    @Override
    public int version(Transaction tx) {
        return SqliteSchema.version(tx, file);
    }

    @Override
    public void setVersion(Transaction tx, int version) {
        SqliteSchema.setVersion(tx, version);
    }

    @Override
    public void backUp(int schema, Consumer<String> notices, String program) {
        long bytes =
                statements.query("PRAGMA page_count").number()
                        * statements.query("PRAGMA page_size").number();
        SqliteBackup backup = new SqliteBackup(file, notices);
        Path kept = backup.make(schema, bytes);
        notices.accept("backup before the upgrade to schema " + schema + ": " + kept);
        notices.accept("to go back: " + backup.wayBack(kept) + ", and use " + program);
    }

    @Override
    public List<Path> backups() {
        return SqliteBackup.of(file);
    }

    @Override
    public String product() {
        return "SQLite "
                + statements
                        .query("SELECT sqlite_version()")
                        .first(row -> row.getString(1))
                        .orElse("");
    }

    /**
     * Has changes go to a log first; a copy comes without that. SQLite does not wait for other
     * connections then, whatever the busy timeout: it would risk a deadlock. Several commands may
     * have found a fresh copy at once.
     */
    @Override
    public void makeReady() {
        if (!usesLog()
                && Patience.within(Patience.USUAL, waiting::announce, this::tryToUseLog)
                        .isEmpty()) {
            useLog();
        }
    }

    private boolean usesLog() {
        return statements
                .query("PRAGMA journal_mode")
                .first(row -> row.getString(1).equals("wal"))
                .orElse(false);
    }

    private Optional<Boolean> tryToUseLog() {
        try {
            useLog();
            return Optional.of(true);
        } catch (Problem e) {
            if (e.kind() == Problem.Kind.BUSY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The mode stays with the file, and changes only outside a transaction. */
    private void useLog() {
        statements.executeScript("PRAGMA journal_mode = WAL");
    }

    /** Has everything in the file itself, and nothing beside it. */
    void useNoLog() {
        statements.executeScript("PRAGMA journal_mode = DELETE");
    }

    /** Has all that is in the log reach the file; false when somebody is still reading. */
    boolean foldLog() {
        return waiting.forReaders(this::truncateLog);
    }

    private boolean truncateLog() {
        return statements.query("PRAGMA wal_checkpoint(TRUNCATE)").number() == 0;
    }

    @Override
    public void settle(Database database) {
        if (!locks.isReadOnly()) {
            SqliteHome.settle(database, this, file);
        }
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void begin(Access access) {
        if (access != Access.READ) {
            memory.forget();
        }
        beLazy(access == Access.WRITE_LAZILY);
        statements.execute(access == Access.READ ? "BEGIN" : "BEGIN IMMEDIATE");
        begun = true;
        changes = access != Access.READ;
    }

    /** As https://www.sqlite.org/pragma.html says of data_version. */
    @Override
    public long changesByOthers() {
        return statements.query("PRAGMA data_version").number();
    }

    /** In WAL mode a commit with NORMAL is atomic and in order, only not yet durable. */
    private void beLazy(boolean now) {
        if (now != lazy) {
            statements.execute("PRAGMA synchronous = " + (now ? "NORMAL" : "FULL"));
            lazy = now;
        }
    }

    @Override
    public void commit() {
        statements.execute("COMMIT");
        begun = false;
        unfolded |= changes;
    }

    @Override
    public void rollback() {
        statements.execute("ROLLBACK");
        begun = false;
    }

    @Override
    public Optional<Hold> tryHold(Activity activity, Set<String> parts) {
        return locks.tryTake(activity);
    }

    @Override
    public Optional<Engine> beside() {
        return isAside ? Optional.empty() : Optional.of(reader());
    }

    private SqliteEngine reader() {
        return new SqliteEngine(file, SqliteLocks.none(file), SqliteFile.connectToRead(file));
    }

    @Override
    public Engine aside() {
        SqliteEngine aside = reader();
        try {
            // One snapshot.
            aside.begin(Access.READ);
            SqliteAside.lay(aside.statements);
            aside.commit();
            aside.isAside = true;
            return aside;
        } catch (Throwable e) {
            aside.close();
            throw e;
        }
    }

    @Override
    public Optional<ServerHealth> health() {
        return Optional.empty();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    /** One that was given up is deleted as a file. */
    @Override
    public void clear(List<String> tables) {}

    @Override
    public boolean isSpread() {
        return false;
    }

    @Override
    public void overtakeReaders() {}

    /** More memory for pages, fewer and longer checkpoints (decision D37). */
    @Override
    public void expectBulk() {
        tuned = true;
        statements.execute("PRAGMA cache_size = -16384");
        statements.query("PRAGMA wal_autocheckpoint = 4000").number();
    }

    @Override
    public void overwriteFreed(Transaction tx) {
        SqliteTraces.fillFreePages(tx);
    }

    @Override
    public boolean clearTraces() {
        return SqliteTraces.clear(this);
    }

    @Override
    public void copyTo(Path target) {
        statements.query("VACUUM INTO ?", target.toString()).update();
    }

    @Override
    public List<String> damages() {
        List<String> found = new ArrayList<>();
        // It is the file that counts, not what is left in memory of an earlier command.
        statements.execute("PRAGMA shrink_memory");
        found.addAll(statements.query("PRAGMA integrity_check(20)").list(row -> row.getString(1)));
        found.addAll(
                statements
                        .query("PRAGMA foreign_key_check")
                        .list(row -> "row without its parent in " + row.getString(1)));
        found.removeIf("ok"::equals);
        return found;
    }

    /** Leaves the indexes out. */
    @Override
    public Optional<String> damage() {
        return statements
                .query("PRAGMA quick_check(1)")
                .first(row -> row.getString(1))
                .filter(found -> !found.equals("ok"));
    }

    @Override
    public Set<String> guards(String table) {
        return SqliteSchema.guards(statements, table);
    }

    @Override
    public void close() {
        // The locks at last: to close their file takes SQLite's own locks along.
        try (locks) {
            statements.close();
            connection.close();
        } catch (SQLException e) {
            throw SqliteFailures.translate(e, "close");
        }
    }
}
