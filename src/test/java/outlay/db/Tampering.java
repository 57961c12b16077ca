package outlay.db;

/** Does to a database what no command does, past what guards it: each engine has its own way. */
public final class Tampering {
    private static final String NO_CHECKS =
            """
            DO $$
            DECLARE
                rule record;
            BEGIN
                FOR rule IN
                    SELECT conrelid::regclass AS guarded, conname AS name
                    FROM pg_constraint
                    WHERE contype IN ('c', 'f')
                      AND connamespace = 'outlay'::regnamespace
                LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.guarded, rule.name);
                END LOOP;
            END
            $$
            """;

    private Tampering() {}

    /** Takes all triggers away. */
    public static void dropTriggers(Transaction tx) {
        if (TestDatabases.areOnServer()) {
            tx.query(
                            """
                            SELECT DISTINCT trigger_name, event_object_table
                            FROM information_schema.triggers
                            WHERE trigger_schema = 'outlay'
                            """)
                    .list(row -> row.getString(1) + " ON " + row.getString(2))
                    .forEach(trigger -> tx.update("DROP TRIGGER " + trigger));
        } else {
            tx.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
                    .list(row -> row.getString(1))
                    .forEach(trigger -> tx.update("DROP TRIGGER " + trigger));
        }
    }

    /** Takes away a trigger or an index of a table. */
    public static void drop(Transaction tx, String kind, String name, String table) {
        boolean ofTable = TestDatabases.areOnServer() && kind.equals("TRIGGER");
        tx.update("DROP " + kind + " " + name + (ofTable ? " ON " + table : ""));
    }

    /** Runs a statement that no CHECK of a table and no reference refuses. */
    public static void withoutChecks(Transaction tx, String sql) {
        if (TestDatabases.areOnServer()) {
            tx.update(NO_CHECKS);
            tx.update(sql);
        } else {
            tx.update("PRAGMA ignore_check_constraints = ON");
            tx.update("PRAGMA defer_foreign_keys = ON");
            tx.update(sql);
            tx.update("PRAGMA ignore_check_constraints = OFF");
        }
    }
}
