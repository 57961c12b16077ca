package outlay.db;

import java.util.List;

/**
 * Lays private copies of tables over those of the database, in a schema that nobody else ever sees:
 * the transaction that makes it is never committed. Others can read and write meanwhile.
 */
final class PostgresAside {
    private static final String SCHEMA = "outlay_aside";

    /** What is known about contacts is far too much to copy; it can be read, and not changed. */
    private static final List<String> LARGE =
            List.of("contact_page", "contact_key", "contact_change", "layer", "posting", "shard");

    private PostgresAside() {}

    static void lay(Statements statements) {
        statements.executeScript("CREATE SCHEMA " + SCHEMA);
        for (String table : tables(statements)) {
            statements.executeScript(
                    """
                    CREATE TABLE %1$s.%2$s (LIKE %2$s INCLUDING ALL);
                    INSERT INTO %1$s.%2$s SELECT * FROM %2$s;
                    """
                            .formatted(SCHEMA, table));
        }
        // From here on a name means the copy.
        List<String> triggers = triggers(statements);
        statements.executeScript(
                "SET LOCAL search_path = " + SCHEMA + ", " + PostgresServer.SCHEMA);
        triggers.forEach(statements::executeScript);
    }

    private static List<String> tables(Statements statements) {
        return statements
                .query(
                        """
                        SELECT pg_class.relname
                        FROM pg_class
                        JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
                        WHERE pg_namespace.nspname = ?
                          AND pg_class.relkind IN ('r', 'p')
                          AND NOT pg_class.relispartition
                        ORDER BY pg_class.relname
                        """,
                        PostgresServer.SCHEMA)
                .list(row -> row.getString(1))
                .stream()
                .filter(table -> !LARGE.contains(table))
                .toList();
    }

    private static List<String> triggers(Statements statements) {
        return statements
                .query(
                        """
                        SELECT replace(pg_get_triggerdef(pg_trigger.oid), ?, ?)
                        FROM pg_trigger
                        JOIN pg_class ON pg_class.oid = pg_trigger.tgrelid
                        JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
                        WHERE pg_namespace.nspname = ?
                          AND NOT pg_trigger.tgisinternal
                        """,
                        " ON " + PostgresServer.SCHEMA + ".",
                        " ON " + SCHEMA + ".",
                        PostgresServer.SCHEMA)
                .list(row -> row.getString(1));
    }
}
