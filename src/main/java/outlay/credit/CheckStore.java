package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import outlay.db.Transaction;

/**
 * All SQL by which the check compares the ledger with what stands beside it: it only reads tables
 * {@code operation}, {@code purchase} and {@code recipient} (decision D19).
 */
final class CheckStore {
    private static final String TRACES =
            """
            SELECT id, 0, 0, campaign_id, %s,
                   CASE WHEN status IN ('active', 'held', 'in-doubt') THEN 1 ELSE 0 END,
                   in_flight, steps_sent
            FROM recipient
            UNION ALL
            SELECT recipient_id, 1, id, campaign_id, %s, %s, purchase_id, 0
            FROM ledger_entry
            WHERE recipient_id IS NOT NULL
            ORDER BY 1
            """
                    .formatted(
                            CreditTrace.RowCredit.WORDS.number("credit"),
                            MovementKind.WORDS.number("kind"),
                            CreditState.WORDS.number("from_state"));

    private CheckStore() {}

    /**
     * Visits all that the file has about recipients' credits, recipient after recipient: its own
     * row and its entries, in any order. Two sorted scans go side by side, so nothing is collected.
     */
    static void eachTrace(Transaction tx, Consumer<CreditTrace> visitor) {
        tx.query(TRACES).each(row -> visitor.accept(trace(row)));
    }

    /** Visits what is left of each purchase by its own row: its number and how many credits. */
    static void eachPurchase(Transaction tx, BiConsumer<Long, Long> visitor) {
        tx.query(
                        """
                        SELECT id, available
                        FROM purchase
                        ORDER BY id
                        """)
                .each(row -> visitor.accept(row.getLong(1), row.getLong(2)));
    }

    /** Returns the numbers of all operations, in order. */
    static long[] operations(Transaction tx) {
        return tx
                .query(
                        """
                        SELECT id
                        FROM operation
                        ORDER BY id
                        """)
                .list(row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Returns the operations that bought credits. */
    static List<Long> buyingOperations(Transaction tx) {
        return tx.query(
                        """
                        SELECT id
                        FROM operation
                        WHERE command = 'credits buy'
                        ORDER BY id
                        """)
                .list(row -> row.getLong(1));
    }

    /** Returns the names of the ledger's triggers and indexes. */
    static Set<String> guards(Transaction tx) {
        return tx.guards("ledger_entry");
    }

    private static CreditTrace trace(ResultSet row) throws SQLException {
        long recipient = row.getLong(1);
        long campaign = row.getLong(4);
        if (row.getLong(2) == 0) {
            return new CreditTrace.Row(
                    recipient,
                    campaign,
                    CreditTrace.RowCredit.WORDS.find(row.getInt(5)),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    row.getLong(8));
        }
        return new CreditTrace.Entry(
                recipient,
                campaign,
                row.getLong(3),
                MovementKind.WORDS.find(row.getInt(5)),
                CreditState.WORDS.find(row.getInt(6)),
                row.getLong(7));
    }
}
