package outlay.credit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.db.Operations;
import outlay.db.Transaction;

/** Buys credits, and says until when they can be used. */
public final class Purchases {
    private Purchases() {}

    /** What was bought, and what there is now. */
    public record Result(long bought, long purchased, long available, long operation) {}

    /**
     * What is available of a purchase that will lapse.
     *
     * @param lastDay in UTC, on which they can be used
     * @param reference the invoice or order, if there is one
     */
    public record Lapse(LocalDate lastDay, long credits, @Nullable String reference) {}

    /** Enters a purchase as an operation of its own. */
    public static Result buy(Transaction tx, long credits, PurchaseTerms terms) {
        Ledger ledger = new Ledger(tx, Operations.begin(tx, "credits buy"));
        ledger.purchase(credits, terms);
        Balance balance = ledger.balance();
        return new Result(credits, balance.purchased(), balance.available(), ledger.operation());
    }

    /** Returns what lapses, unless it is used before; the soonest first. */
    public static List<Lapse> lapsing(Transaction tx) {
        return PurchaseStore.open(tx).stream()
                .flatMap(remainder -> remainder.coming().stream())
                .toList();
    }
}
