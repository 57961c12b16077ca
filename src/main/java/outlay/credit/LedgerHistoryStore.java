package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
            entry.recipient_id, entry.purchase_id, entry.purchased, entry.available, entry.reserved,
            entry.spent, entry.expired,
            CASE WHEN entry.reference IS NULL AND entry.price IS NULL AND entry.currency IS NULL
                      AND entry.expires_on IS NULL
                 THEN 0 ELSE 1 END,
            entry.reference, entry.price, entry.currency, entry.expires_on
            """
                    .formatted(
                            MovementKind.WORDS.number("entry.kind"),
                            CreditState.WORDS.number("entry.from_state"),
                            ReturnReason.WORDS.number("entry.reason"));

    /** The place of what a query asks for besides the row. */
    private static final int FURTHER = 21;

    private LedgerHistoryStore() {}

    /** Takes a row with its hash. */
    @FunctionalInterface
    interface WithHash {
        void accept(LedgerRow row, byte[] hash);
    }

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

    /** Visits all rows in their order, each with its hash. */
    static void eachWithHash(Transaction tx, WithHash visitor) {
        tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                , entry.hash
                                FROM ledger_entry AS entry
                                ORDER BY entry.id
                                """)
                .each(row -> visitor.accept(row(row), row.getBytes(FURTHER)));
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
                .each(row -> visitor.accept(row(row), number(row, FURTHER)));
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
                        SELECT purchased, available, reserved, spent, expired
                        FROM ledger_entry
                        WHERE id = ?
                        """,
                        row)
                .first(LedgerStore::balance)
                .orElse(Balance.EMPTY);
    }

    /** Returns where the ledger ended when it had so many entries, if it has as many. */
    static Optional<Head> head(Transaction tx, long entries) {
        return entries == 0
                ? Optional.of(Head.of(0, HashChain.beginning()))
                : tx.query(
                                """
                                SELECT hash
                                FROM ledger_entry
                                WHERE id = ?
                                """,
                                entries)
                        .first(row -> Head.of(entries, row.getBytes(1)));
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

    private static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getLong(3),
                movement(row),
                new Balance(
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14),
                        row.getLong(15)));
    }

    private static @Nullable Movement movement(ResultSet row) throws SQLException {
        MovementKind kind = MovementKind.WORDS.find(row.getInt(4));
        int from = row.getInt(6);
        int reason = row.getInt(7);
        PurchaseTerms terms = row.getBoolean(16) ? terms(row) : PurchaseTerms.NONE;
        if (kind == null || from < 0 || reason < 0 || terms == null) {
            return null;
        }
        return new Movement(
                kind,
                row.getLong(5),
                CreditState.WORDS.find(from),
                ReturnReason.WORDS.find(reason),
                number(row, 8),
                number(row, 9),
                row.getLong(10),
                terms);
    }

    /** Returns null when the day is none. */
    private static @Nullable PurchaseTerms terms(ResultSet row) throws SQLException {
        String expiresOn = row.getString(20);
        try {
            return new PurchaseTerms(
                    row.getString(17),
                    row.getString(18),
                    row.getString(19),
                    expiresOn == null ? null : LocalDate.parse(expiresOn));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return number == 0 && row.wasNull() ? null : (Long) number;
    }
}
