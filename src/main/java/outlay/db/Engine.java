package outlay.db;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One open database in the words of its own kind: whatever {@link Database} does for which there is
 * no common SQL (decision D102). Used by one thread at a time.
 */
sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {
    /** What a transaction does to the database. */
    enum Access {
        /** It changes nothing and sees one snapshot. */
        READ,
        /** It alone changes something, and has reached the disk when it is committed. */
        WRITE,
        /** It alone changes something, and reaches the disk no later than the next one. */
        WRITE_LAZILY
    }

    /** Returns how it is called in messages. */
    String name();

    /** Returns the file's real path, where it is one. */
    Optional<Path> file();

    /** Has somebody hear what is waited for, when it takes long. */
    void announceTo(Consumer<String> listener);

    /**
     * Rests until another command needs it.
     *
     * @return false when it cannot, because settings have been changed or something is begun
     */
    boolean rest();

    /** Says whether what rests here is just what opening this name would find. */
    boolean isStill(Location name);

    /** Has what was changed here reach the file itself, unless somebody is in the way. */
    void fold();

    /** Returns the statements of the connection. */
    Statements statements();

    /** Says whether nothing has been laid in it yet. */
    boolean isEmpty(Transaction tx);

    /** Returns the scripts that make the schema, in order: resources beside this interface. */
    List<String> migrations();

    /**
     * Returns how many of the scripts the database has seen.
     *
     * @throws outlay.Problem DAMAGED when it is not ours
     */
    int version(Transaction tx);

    /** Keeps how many of the scripts the database has seen; it is ours from the first on. */
    void setVersion(Transaction tx, int version);

    /**
     * Keeps what there is, before its schema is changed by the transaction that is going on.
     *
     * @param schema the one that it is to get
     * @param notices hears where it is and how to go back, and how far it is when it takes long
     * @param program the one of before
     */
    void backUp(int schema, Consumer<String> notices, String program);

    /** Returns what was kept so and is still there. */
    List<Path> backups();

    /** Returns what it is an engine of, with its version. */
    String product();

    /** Makes a database, which is ours, fit for several connections at once. */
    void makeReady();

    /** Does what is to be done when the schema is up to date. */
    void settle(Database database);

    /** Returns a number that another connection's commit makes another one. */
    long changesByOthers();

    /** Returns what is known of it, as long as this connection changes nothing. */
    Memory memory();

    void begin(Access access);

    void commit();

    void rollback();

    /**
     * Takes the right to an activity, or to those of its parts that are free; empty when another
     * process is at it, or at all of these parts.
     *
     * @param parts {@link Hold#WHOLE} for all of it
     */
    Optional<Hold> tryHold(Activity activity, Set<String> parts);

    /**
     * Returns a second connection, which only reads, for another thread; empty where it would not
     * see what this one sees.
     */
    Optional<Engine> beside();

    /** Returns a view of the database in which changes are made for nobody else. */
    Engine aside();

    /** Returns how well the server keeps it, where there is one. */
    Optional<ServerHealth> health();

    /** Says whether it is a server's that takes no changes. */
    boolean isReadOnly();

    /** Empties tables, whatever else keeps their rows from being deleted. */
    void clear(List<String> tables);

    /**
     * Says whether what is known about contacts is on other servers, each of which commits for
     * itself: what a transaction takes away there may be gone although the transaction fails.
     */
    boolean isSpread();

    /**
     * Takes away, in the transaction that is going on, what no earlier one has left visible: who
     * began to read before those gets it all the same, or begins anew.
     */
    void overtakeReaders();

    /** Prepares for very many changes. */
    void expectBulk();

    /** Overwrites what has been deleted, in the transaction that deletes. */
    void overwriteFreed(Transaction tx);

    /**
     * Takes away the traces outside the database itself.
     *
     * @return false when somebody who reads or writes was in the way
     */
    boolean clearTraces();

    /** Writes a consistent copy into a file that is there and empty, and keeps its mode. */
    void copyTo(Path target);

    /** Returns what is wrong with the database; empty when it is sound. */
    List<String> damages();

    /** Returns one thing that is wrong with it, if a quick look finds any. */
    Optional<String> damage();

    /** Returns the names of a table's triggers and indexes. */
    Set<String> guards(String table);

    @Override
    void close();
}
