package outlay.credit;

import outlay.db.Operations;
import outlay.db.Transaction;

/** Buys credits. */
public final class Purchases {
    private Purchases() {}

    /** What was bought, and what there is now. */
    public record Result(long bought, long purchased, long available, long operation) {}

    /** Enters a purchase as an operation of its own. */
    public static Result buy(Transaction tx, long credits, PurchaseTerms terms) {
        Ledger ledger = new Ledger(tx, Operations.begin(tx, "credits buy"));
        ledger.purchase(credits, terms);
        Balance balance = ledger.balance();
        return new Result(credits, balance.purchased(), balance.available(), ledger.operation());
    }
}
