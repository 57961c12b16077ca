package outlay.db;

import outlay.Problem;

/**
 * What SQLite leaves of deleted content: in its free pages, between the rows of others, in the log
 * (decision D92).
 *
 * <p>Rows are overwritten whenever they are deleted or changed, and pages when they become free
 * ({@code secure_delete = ON}). Those that another program has freed are filled when somebody is
 * erased.
 */
final class SqliteTraces {
    /** Says that every page of the file has been written since rows are overwritten. */
    private static final String MARK = "no-traces-2";

    private static final long MOST_IN_A_ROW = 1 << 20;

    private SqliteTraces() {}

    /** Marks a file that has just begun. */
    static void noneYet(Transaction tx) {
        SettingStore.put(tx, MARK, new byte[] {1});
    }

    /** Fills the free pages, in the same transaction as the erasure, and frees them again. */
    static void fillFreePages(Transaction tx) {
        long page = tx.query("PRAGMA page_size").number();
        if (tx.query("PRAGMA freelist_count").number() == 0) {
            return;
        }
        tx.script("CREATE TABLE fill (zeros BLOB NOT NULL) STRICT");
        long free = tx.query("PRAGMA freelist_count").number();
        while (free > 0) {
            long size = Math.min(MOST_IN_A_ROW, Math.max(page, (free - 1) * (page - 4)));
            tx.update("INSERT INTO fill (zeros) VALUES (zeroblob(?))", size);
            free = tx.query("PRAGMA freelist_count").number();
        }
        tx.script("DROP TABLE fill");
    }

    /**
     * Takes away what the log still has, and once what an earlier version has left between rows.
     *
     * @return false when somebody who reads or writes was in the way
     */
    static boolean clear(SqliteEngine engine) {
        Statements statements = engine.statements();
        try {
            if (!statements.query("SELECT 1 FROM setting WHERE name = ?", MARK).exists()) {
                statements.execute("VACUUM");
                statements
                        .query("INSERT INTO setting (name, value) VALUES (?, x'01')", MARK)
                        .update();
            }
            return engine.foldLog();
        } catch (Problem e) {
            if (e.kind() == Problem.Kind.BUSY) {
                return false;
            }
            throw e;
        }
    }
}
