package outlay.db;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import outlay.Problem;

/** How an SQLite file says that it is ours, and which schema it has. */
final class SqliteSchema {
    /** "Outl" in ASCII: says that the file is ours (https://www.sqlite.org/pragma.html). */
    private static final int APPLICATION_ID = 0x4F75746C;

    /** In order; a released one is never edited. */
    static final List<String> SCRIPTS =
            List.of(
                    "sqlite/001-operations.sql",
                    "sqlite/002-contacts.sql",
                    "sqlite/003-credits.sql",
                    "sqlite/004-campaigns.sql",
                    "sqlite/005-tokens.sql",
                    "sqlite/006-again.sql",
                    "sqlite/007-keys.sql",
                    "sqlite/008-erasure.sql",
                    "sqlite/009-refusals.sql",
                    "sqlite/010-numbers.sql",
                    "sqlite/011-merging.sql",
                    "sqlite/012-mailboxes.sql",
                    "sqlite/013-conversations.sql",
                    "sqlite/014-inbox.sql",
                    "sqlite/015-contacts.sql",
                    "sqlite/016-schedules.sql",
                    "sqlite/017-checks.sql",
                    "sqlite/018-ledger.sql",
                    "sqlite/019-chain.sql",
                    "sqlite/020-budget.sql");

    private SqliteSchema() {}

    static boolean isEmpty(Transaction tx) {
        return tx.query("PRAGMA application_id").number() == 0;
    }

    static int version(Transaction tx, Path file) {
        if (tx.query("PRAGMA application_id").number() != APPLICATION_ID) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    file + " is an SQLite file, but no Outlay database",
                    "name the right file with --db or OUTLAY_DB");
        }
        return (int) tx.query("PRAGMA user_version").number();
    }

    static void setVersion(Transaction tx, int version) {
        if (version == 1) {
            SqliteTraces.noneYet(tx);
        }
        tx.script("PRAGMA user_version = " + version);
        tx.script("PRAGMA application_id = " + APPLICATION_ID);
    }

    static Set<String> guards(Statements statements, String table) {
        return Set.copyOf(
                statements
                        .query(
                                """
                                SELECT name
                                FROM sqlite_schema
                                WHERE tbl_name = ?
                                  AND type IN ('trigger', 'index')
                                """,
                                table)
                        .list(row -> row.getString(1)));
    }
}
