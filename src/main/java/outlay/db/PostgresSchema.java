package outlay.db;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import outlay.Problem;
import outlay.Resource;

/** How a PostgreSQL database says that it is ours, and which schema it has. */
final class PostgresSchema {
    private static final String VERSION = "schema";

    /** In order; a released one is never edited. */
    static final List<String> SCRIPTS =
            List.of("postgresql/001-schema.sql", "postgresql/002-continuing.sql");

    private PostgresSchema() {}

    /**
     * What a look at a database finds.
     *
     * @param isThere whether it is ours
     * @param isSpread whether contacts and index are on servers of their own ({@link
     *     PostgresShards})
     */
    record Found(boolean isThere, boolean isSpread) {}

    static Found find(Statements statements) {
        List<String> tables =
                statements
                        .query(
                                """
                                SELECT table_name
                                FROM information_schema.tables
                                WHERE table_schema = ?
                                  AND table_name IN ('setting', 'shard')
                                """,
                                PostgresServer.SCHEMA)
                        .list(row -> row.getString(1));
        return new Found(tables.contains("setting"), tables.contains("shard"));
    }

    static boolean isThere(Statements statements) {
        return find(statements).isThere();
    }

    static Problem missing(PostgresUrl url) {
        return new Problem(
                Problem.Kind.DAMAGED,
                "no Outlay database at " + url,
                "name one with --db or OUTLAY_DB, or start one with 'outlay import FILE'");
    }

    /**
     * Makes the room for our tables in a database that has nothing else.
     *
     * @throws Problem DAMAGED when it has
     */
    static void make(Statements statements, PostgresUrl url) {
        boolean isEmpty =
                !statements
                        .query(
                                """
                                SELECT 1
                                FROM information_schema.tables
                                WHERE table_schema NOT IN ('pg_catalog', 'information_schema', ?)
                                LIMIT 1
                                """,
                                PostgresServer.SCHEMA)
                        .exists();
        if (!isEmpty) {
            throw new Problem(
                    Problem.Kind.DAMAGED,
                    url + " has tables already, and none of Outlay's",
                    "make a database of its own: createdb");
        }
        statements.executeScript("CREATE SCHEMA IF NOT EXISTS " + PostgresServer.SCHEMA);
        statements.executeScript(Resource.text(PostgresSchema.class, "postgresql/turns.sql"));
    }

    static int version(Transaction tx) {
        return tx.query("SELECT value FROM setting WHERE name = ?", VERSION)
                .first(row -> new String(row.getBytes(1), StandardCharsets.US_ASCII))
                .map(Integer::parseInt)
                .orElse(0);
    }

    static void setVersion(Transaction tx, int version) {
        tx.update(
                """
                INSERT INTO setting (name, value)
                VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """,
                VERSION,
                Integer.toString(version).getBytes(StandardCharsets.US_ASCII));
    }

    static Set<String> guards(Statements statements, String table) {
        return Set.copyOf(
                statements
                        .query(
                                """
                                SELECT trigger_name
                                FROM information_schema.triggers
                                WHERE event_object_schema = ?
                                  AND event_object_table = ?
                                UNION
                                SELECT indexname
                                FROM pg_indexes
                                WHERE schemaname = ?
                                  AND tablename = ?
                                """,
                                PostgresServer.SCHEMA,
                                table,
                                PostgresServer.SCHEMA,
                                table)
                        .list(row -> row.getString(1)));
    }
}
