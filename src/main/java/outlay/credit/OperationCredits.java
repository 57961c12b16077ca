package outlay.credit;

import java.util.Map;
import outlay.db.Transaction;

/** What operations did in the ledger. */
public final class OperationCredits {
    private OperationCredits() {}

    /**
     * Returns how many credits each operation moved, whichever way; none for those with no entry.
     */
    public static Map<Long, Long> moved(Transaction tx) {
        return LedgerHistoryStore.movedBy(tx);
    }

    /** Returns the recipients for whom an operation reserved a credit, in its order. */
    public static long[] reserved(Transaction tx, long operation) {
        return LedgerHistoryStore.reservedBy(tx, operation);
    }
}
