package outlay.credit;

import java.time.LocalDate;
import java.util.List;
import outlay.db.Transaction;

/** All SQL that reads and writes table {@code purchase}. */
final class PurchaseStore {
    private PurchaseStore() {}

    static void add(Transaction tx, long purchase, long credits) {
        tx.later(
                """
                INSERT INTO purchase (id, available)
                VALUES (?, ?)
                """,
                purchase,
                credits);
    }

    static void set(Transaction tx, long purchase, long available) {
        tx.later(
                """
                UPDATE purchase
                SET available = ?
                WHERE id = ?
                """,
                available,
                purchase);
    }

    static void putBack(Transaction tx, long purchase, long credits) {
        tx.later(
                """
                UPDATE purchase
                SET available = available + ?
                WHERE id = ?
                """,
                credits,
                purchase);
    }

    /** Returns those of which something is left, in the order in which it is used. */
    static List<Stock.Remainder> open(Transaction tx) {
        return tx.query(
                        """
                        SELECT purchase.id, purchase.available, entry.reference, entry.expires_on
                        FROM purchase
                        JOIN ledger_entry AS entry ON entry.id = purchase.id
                        WHERE purchase.available > 0
                        ORDER BY CASE WHEN entry.expires_on IS NULL THEN 1 ELSE 0 END,
                                 entry.expires_on, purchase.id
                        """)
                .list(
                        row ->
                                new Stock.Remainder(
                                        row.getLong(1),
                                        LedgerStore.lasting(row.getString(3), row.getString(4)),
                                        row.getLong(2)));
    }

    /** Says whether something is left of a purchase that can no longer be used on a day. */
    static boolean anyLapsed(Transaction tx, LocalDate today) {
        return tx.query(
                        """
                        SELECT 1
                        FROM purchase
                        JOIN ledger_entry AS entry ON entry.id = purchase.id
                        WHERE purchase.available > 0
                          AND entry.expires_on < ?
                        """,
                        today.toString())
                .exists();
    }
}
