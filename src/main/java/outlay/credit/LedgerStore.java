package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** All SQL that writes table {@code ledger_entry}, and that reads where it ends. */
final class LedgerStore {
    private static final String INSERT =
            """
            INSERT INTO ledger_entry (
                id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id,
                reference, purchased, available, reserved, spent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private LedgerStore() {}

    /** The last entry: its number and the balance after it. */
    record Last(long id, Balance balance) {}

    static Last last(Transaction tx) {
        return tx.query(
                        """
                        SELECT id, purchased, available, reserved, spent
                        FROM ledger_entry
                        ORDER BY id DESC
                        LIMIT 1
                        """)
                .first(row -> new Last(row.getLong("id"), balance(row)))
                .orElse(new Last(0, Balance.EMPTY));
    }

    /** One row: a movement with the balance after it. */
    record Entry(long id, long operation, Movement movement, Balance after) {
        private @Nullable Object[] values(Transaction tx) {
            return new @Nullable Object[] {
                id,
                tx.now(),
                operation,
                movement.kind(),
                movement.credits(),
                movement.from(),
                movement.reason(),
                movement.campaign(),
                movement.recipient(),
                movement.reference(),
                after.purchased(),
                after.available(),
                after.reserved(),
                after.spent()
            };
        }
    }

    static void insert(Transaction tx, Entry entry) {
        tx.update(INSERT, entry.values(tx));
    }

    /** Enters very many. */
    static void insert(Transaction tx, Iterable<Entry> entries) {
        try (Bulk rows = tx.bulk(INSERT)) {
            entries.forEach(entry -> rows.row(entry.values(tx)));
        }
    }

    static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                row.getLong("purchased"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("spent"));
    }
}
