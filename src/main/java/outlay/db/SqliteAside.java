package outlay.db;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lays private copies of tables over those of the file: SQLite looks for a name among the
 * connection's temporary tables first. What is changed then is changed in the copies, for nobody
 * else, and without a lock on the file.
 */
final class SqliteAside {
    /** What is known about contacts is far too much to copy; it can be read, and not changed. */
    private static final String LARGE =
            "('contact_page', 'contact_key', 'contact_change', 'layer', 'posting')";

    private static final Pattern CREATE =
            Pattern.compile("^CREATE (TABLE|UNIQUE INDEX|INDEX|TRIGGER) ");

    private SqliteAside() {}

    static void lay(Statements statements) {
        create(statements, "table");
        // A row may stand in an earlier table than the one that it refers to.
        statements.executeScript("PRAGMA defer_foreign_keys = ON");
        names(statements)
                .forEach(
                        name ->
                                statements.executeScript(
                                        "INSERT INTO temp.%1$s SELECT * FROM main.%1$s"
                                                .formatted(name)));
        create(statements, "index");
        create(statements, "trigger");
    }

    private static List<String> names(Statements statements) {
        return statements
                .query(
                        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND "
                                + "name NOT LIKE 'sqlite_%' AND name NOT IN "
                                + LARGE)
                .list(row -> row.getString(1));
    }

    private static void create(Statements statements, String type) {
        statements
                .query(
                        "SELECT sql FROM main.sqlite_schema WHERE type = ? AND sql IS NOT NULL AND "
                                + "name NOT LIKE 'sqlite_%' AND tbl_name NOT IN "
                                + LARGE,
                        type)
                .list(row -> CREATE.matcher(row.getString(1)).replaceFirst("CREATE $1 temp."))
                .forEach(statements::executeScript);
    }
}
