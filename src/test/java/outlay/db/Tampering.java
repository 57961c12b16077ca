package outlay.db;

/** Does to a database what no command does, past what guards it: each engine has its own way. */
public final class Tampering {
    private Tampering() {}

    /** Takes all triggers away. */
    public static void dropTriggers(Transaction tx) {
        tx.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
                .list(row -> row.getString(1))
                .forEach(trigger -> tx.update("DROP TRIGGER " + trigger));
    }

    /** Runs a statement that no CHECK of a table and no reference refuses. */
    public static void withoutChecks(Transaction tx, String sql) {
        tx.update("PRAGMA ignore_check_constraints = ON");
        tx.update("PRAGMA defer_foreign_keys = ON");
        tx.update(sql);
        tx.update("PRAGMA ignore_check_constraints = OFF");
    }
}
