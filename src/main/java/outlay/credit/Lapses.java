package outlay.credit;

import outlay.db.Database;
import outlay.db.Operations;
import outlay.db.Transaction;

/** Credits that were bought for a time, which has passed. */
public final class Lapses {
    private Lapses() {}

    /** Enters what has lapsed since the last command, as an operation of its own. */
    public static void enter(Database database) {
        if (database.read(Lapses::any)) {
            database.write(Lapses::enter);
        }
    }

    private static boolean any(Transaction tx) {
        return PurchaseStore.anyLapsed(tx, Stock.day(tx.now()));
    }

    /** Another command may have entered it meanwhile. */
    private static boolean enter(Transaction tx) {
        boolean some = any(tx);
        if (some) {
            new Ledger(tx, Operations.begin(tx, "credits expire")).expire();
        }
        return some;
    }
}
