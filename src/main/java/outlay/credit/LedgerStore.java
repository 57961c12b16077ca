package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.db.Insertion;
import outlay.db.Transaction;

/** All SQL that writes table {@code ledger_entry}, and that looks up what the next row needs. */
final class LedgerStore {
    private static final String INSERT =
            """
            INSERT INTO ledger_entry (
                id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id,
                reference, price, currency, expires_on, purchase_id, purchased, available, reserved,
                spent, expired, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private LedgerStore() {}

    /** The last row: its number, the balance after it, and its hash. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
    record Last(long row, Balance balance, byte[] hash) {}

    static Last last(Transaction tx) {
        return tx.query(
                        """
                        SELECT id, purchased, available, reserved, spent, expired, hash
                        FROM ledger_entry
                        ORDER BY id DESC
                        LIMIT 1
                        """)
                .first(row -> new Last(row.getLong("id"), balance(row), row.getBytes("hash")))
                .orElse(new Last(0, Balance.EMPTY, HashChain.beginning()));
    }

    /** Returns the purchases of the credits that were reserved for recipients. */
    static Map<Long, Long> purchasesOf(Transaction tx, long... recipients) {
        Map<Long, Long> purchases = new HashMap<>();
        tx.query(
                        """
                        SELECT recipient_id, purchase_id
                        FROM ledger_entry
                        WHERE recipient_id IN (SELECT value FROM json_each(?))
                          AND kind = 'reserve'
                        """,
                        Arrays.toString(recipients))
                .each(row -> purchases.put(row.getLong(1), row.getLong(2)));
        return purchases;
    }

    /** Returns reference and last day of a purchase. */
    static PurchaseTerms terms(Transaction tx, long purchase) {
        return tx.query(
                        """
                        SELECT reference, expires_on
                        FROM ledger_entry
                        WHERE id = ?
                        """,
                        purchase)
                .first(row -> lasting(row.getString(1), row.getString(2)))
                .orElse(PurchaseTerms.NONE);
    }

    static PurchaseTerms lasting(@Nullable String reference, @Nullable String expiresOn) {
        return expiresOn == null
                ? PurchaseTerms.of(reference)
                : new PurchaseTerms(reference, null, null, LocalDate.parse(expiresOn));
    }

    /** Returns what enters very many rows. */
    static Insertion insertion(Transaction tx) {
        return tx.insertion(INSERT);
    }

    static void insert(Insertion rows, LedgerRow row, byte[] hash) {
        rows.row(values(row, hash));
    }

    static void insert(Transaction tx, LedgerRow row, byte[] hash) {
        tx.later(INSERT, values(row, hash));
    }

    private static @Nullable Object[] values(LedgerRow row, byte[] hash) {
        Movement movement = row.knownMovement();
        PurchaseTerms terms = movement.terms();
        Balance after = row.balance();
        return new @Nullable Object[] {
            row.id(),
            row.at(),
            row.operation(),
            movement.kind(),
            movement.credits(),
            movement.from(),
            movement.reason(),
            movement.campaign(),
            movement.recipient(),
            terms.reference(),
            terms.price(),
            terms.currency(),
            terms.expiresOn() == null ? null : terms.expiresOn().toString(),
            movement.purchase(),
            after.purchased(),
            after.available(),
            after.reserved(),
            after.spent(),
            after.expired(),
            hash
        };
    }

    static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                row.getLong("purchased"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("spent"),
                row.getLong("expired"));
    }
}
