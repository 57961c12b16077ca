package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/**
 * All SQL that reads the ledger row after row, one in memory at a time, with what its rows refer
 * to: it only reads tables {@code campaign} and {@code recipient} (decision D19).
 */
final class LedgerHistoryStore {
    private static final String COLUMNS =
            """
            entry.id, entry.at, entry.operation_id, %s, entry.credits, %s, %s, entry.campaign_id,
            entry.recipient_id, entry.reference, entry.purchased, entry.available,
            entry.reserved, entry.spent
            """
                    .formatted(
                            MovementKind.WORDS.number("entry.kind"),
                            CreditState.WORDS.number("entry.from_state"),
                            ReturnReason.WORDS.number("entry.reason"));

    private static final String TRACES =
            """
            SELECT id, 0, 0, campaign_id, %s,
                   CASE WHEN status IN ('active', 'held', 'in-doubt') THEN 1 ELSE 0 END,
                   in_flight, steps_sent
            FROM recipient
            UNION ALL
            SELECT recipient_id, 1, id, campaign_id, %s, %s, 0, 0
            FROM ledger_entry
            WHERE recipient_id IS NOT NULL
            ORDER BY 1, 2, 3
            """
                    .formatted(
                            CreditTrace.RowCredit.WORDS.number("credit"),
                            MovementKind.WORDS.number("kind"),
                            CreditState.WORDS.number("from_state"));

    private LedgerHistoryStore() {}

    /** Takes a row with its recipient's contact; null when there is none. */
    @FunctionalInterface
    interface WithContact {
        void accept(LedgerRow row, @Nullable Long contact);
    }

    /** Visits the rows from this one on in their order. */
    static void each(Transaction tx, long from, Consumer<LedgerRow> visitor) {
        tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM ledger_entry AS entry
                                WHERE entry.id >= ?
                                ORDER BY entry.id
                                """,
                        from)
                .each(row -> visitor.accept(row(row)));
    }

    /**
     * Visits the rows from this one on in their order, with the contact of a recipient that is
     * still a person.
     */
    static void eachWithContact(Transaction tx, long from, WithContact visitor) {
        tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                , recipient.contact_id
                                FROM ledger_entry AS entry
                                LEFT JOIN recipient ON recipient.id = entry.recipient_id
                                WHERE entry.id >= ?
                                ORDER BY entry.id
                                """,
                        from)
                .each(row -> visitor.accept(row(row), number(row, 15)));
    }

    /**
     * Returns the first of the rows of one operation that follow each other, this one among them.
     */
    static long startOfRun(Transaction tx, long row) {
        return 1
                + tx.query(
                                """
                                SELECT id
                                FROM ledger_entry
                                WHERE id < ?
                                  AND operation_id <> (
                                    SELECT operation_id FROM ledger_entry WHERE id = ?)
                                ORDER BY id DESC
                                LIMIT 1
                                """,
                                row,
                                row)
                        .number();
    }

    /** Returns the balance after a row; of nothing before the first. */
    static Balance balanceAfter(Transaction tx, long row) {
        return tx.query(
                        """
                        SELECT purchased, available, reserved, spent
                        FROM ledger_entry
                        WHERE id = ?
                        """,
                        row)
                .first(LedgerStore::balance)
                .orElse(Balance.EMPTY);
    }

    /** Returns when a credit was reserved for a recipient. */
    static Instant reservedAt(Transaction tx, long recipient) {
        return tx.query(
                        """
                        SELECT at
                        FROM ledger_entry
                        WHERE recipient_id = ?
                          AND kind = 'reserve'
                        """,
                        recipient)
                .first(row -> Instant.ofEpochMilli(row.getLong(1)))
                .orElseThrow();
    }

    /** Returns the recipients for whom an operation reserved a credit, in its order. */
    static long[] reservedBy(Transaction tx, long operation) {
        return tx
                .query(
                        """
                        SELECT recipient_id
                        FROM ledger_entry
                        WHERE operation_id = ?
                          AND kind = 'reserve'
                        ORDER BY id
                        """,
                        operation)
                .list(row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Returns how many credits each operation moved that moved any. */
    static Map<Long, Long> movedBy(Transaction tx) {
        Map<Long, Long> moved = new HashMap<>();
        tx.query(
                        """
                        SELECT operation_id, sum(credits)
                        FROM ledger_entry
                        GROUP BY operation_id
                        """)
                .each(row -> moved.put(row.getLong(1), row.getLong(2)));
        return moved;
    }

    /** Returns the names of all campaigns, deleted ones too, by their numbers. */
    static Map<Long, String> campaigns(Transaction tx) {
        Map<Long, String> names = new HashMap<>();
        tx.query(
                        """
                        SELECT id, name
                        FROM campaign
                        """)
                .each(row -> names.put(row.getLong(1), row.getString(2)));
        return names;
    }

    /**
     * Visits all that the file has about recipients' credits, recipient after recipient: first its
     * own row, then its entries in their order. Two sorted scans go side by side, so nothing is
     * collected.
     */
    static void eachTrace(Transaction tx, Consumer<CreditTrace> visitor) {
        tx.query(TRACES).each(row -> visitor.accept(trace(row)));
    }

    /** Visits the entries whose operation is not there: their ids and the operation's. */
    static void eachWithoutOperation(Transaction tx, BiConsumer<Long, Long> visitor) {
        tx.query(
                        """
                        SELECT id, operation_id
                        FROM ledger_entry
                        WHERE NOT EXISTS (
                            SELECT 1 FROM operation WHERE operation.id = ledger_entry.operation_id)
                        ORDER BY id
                        """)
                .each(row -> visitor.accept(row.getLong(1), row.getLong(2)));
    }

    /** Visits the operations that bought credits and have no purchase in the ledger. */
    static void eachLostPurchase(Transaction tx, LongConsumer visitor) {
        tx.query(
                        """
                        SELECT id
                        FROM operation
                        WHERE command = 'credits buy'
                          AND id NOT IN (
                            SELECT operation_id FROM ledger_entry WHERE kind = 'purchase')
                        ORDER BY id
                        """)
                .each(row -> visitor.accept(row.getLong(1)));
    }

    /** Returns the names of the ledger's triggers and indexes. */
    static Set<String> guards(Transaction tx) {
        return tx.guards("ledger_entry");
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getLong(3),
                movement(row),
                new Balance(row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14)));
    }

    private static @Nullable Movement movement(ResultSet row) throws SQLException {
        MovementKind kind = MovementKind.WORDS.find(row.getInt(4));
        int from = row.getInt(6);
        int reason = row.getInt(7);
        if (kind == null || from < 0 || reason < 0) {
            return null;
        }
        return new Movement(
                kind,
                row.getLong(5),
                CreditState.WORDS.find(from),
                ReturnReason.WORDS.find(reason),
                number(row, 8),
                number(row, 9),
                row.getString(10));
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
                CreditState.WORDS.find(row.getInt(6)));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return number == 0 && row.wasNull() ? null : (Long) number;
    }
}
