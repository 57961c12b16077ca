package outlay.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.db.Insertion;
import outlay.db.Transaction;

/**
 * The ledger as one operation writes it, inside one write transaction.
 *
 * <p>It continues the balances of the last entry; the schema refuses an entry that does not.
 */
public final class Ledger {
    /** More than anybody can buy, and small enough that sums of it never overflow. */
    private static final long MOST_CREDITS = 1_000_000_000_000L;

    /** One and its lapse, for one. */
    private static final int FEW = 10;

    private final Transaction tx;
    private final long operation;
    private final HashChain chain;
    private final Map<Long, PurchaseTerms> terms = new HashMap<>();
    private Map<Long, Long> expected = Map.of();
    private @Nullable Stock stock;
    private long lastId;
    private Balance balance;

    /** Takes up the ledger where it ends; nobody else writes to it in this transaction. */
    public Ledger(Transaction tx, long operation) {
        this.tx = tx;
        this.operation = operation;
        LedgerStore.Last last = LedgerStore.last(tx);
        this.lastId = last.row();
        this.balance = last.balance();
        this.chain = new HashChain(last.hash());
    }

    /** Returns the balance as it is in this transaction. */
    public static Balance balance(Transaction tx) {
        return LedgerStore.last(tx).balance();
    }

    /** Returns the balance as it was at a time, with all that was entered at it. */
    public static Balance balance(Transaction tx, Instant at) {
        return AccountStore.balance(tx, at);
    }

    /** Returns where the ledger ends in this transaction. */
    public static Head head(Transaction tx) {
        LedgerStore.Last last = LedgerStore.last(tx);
        return Head.of(last.row(), last.hash());
    }

    /** Returns when a recipient was uploaded: a credit was reserved for it. */
    public static Instant reservedAt(Transaction tx, long recipient) {
        return LedgerHistoryStore.reservedAt(tx, recipient);
    }

    /** Returns the balance after what this operation has entered so far. */
    public Balance balance() {
        return balance;
    }

    /** Returns the id of the operation that this ledger is written for. */
    public long operation() {
        return operation;
    }

    /**
     * Enters a purchase.
     *
     * @param credits more than zero
     * @throws Problem USAGE when the number is not more than zero, or too large to add up, or when
     *     the credits could not be used today
     */
    public void purchase(long credits, PurchaseTerms terms) {
        if (credits <= 0 || credits > MOST_CREDITS - balance.purchased()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "cannot buy " + Count.of(credits, "credit"),
                    "buy 1 or more, and at most " + Count.text(MOST_CREDITS) + " altogether");
        }
        if (terms.hasLapsed(today())) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "credits that expire on " + terms.expiresOn() + " could not be used any more",
                    "name today or a later day (UTC)");
        }
        enter(Movement.purchase(lastId + 1, credits, terms));
        PurchaseStore.add(tx, lastId, credits);
        stock = null;
    }

    /**
     * Reserves one credit for each of some recipients, in their order.
     *
     * @throws Problem NOT_ENOUGH_CREDITS when fewer are available
     */
    public void reserve(long campaign, long... recipients) {
        expire();
        if (balance.available() < recipients.length) {
            throw new Problem(
                    Problem.Kind.NOT_ENOUGH_CREDITS,
                    "no credits available",
                    "buy some with 'outlay credits buy N'");
        }
        Stock from = stock();
        List<Movement> movements = new ArrayList<>(recipients.length);
        for (long recipient : recipients) {
            movements.add(Movement.reserve(campaign, recipient, from.take()));
        }
        enterAll(movements);
        from.save();
    }

    /** Looks up at once what {@link #spend} will have to know of some recipients. */
    public void expect(long... recipients) {
        expected = recipients.length == 0 ? Map.of() : LedgerStore.purchasesOf(tx, recipients);
    }

    /** Spends the reserved credit of a recipient: its first email was accepted. */
    public void spend(long campaign, long recipient) {
        Map<Long, Long> purchases =
                expected.containsKey(recipient) ? expected : LedgerStore.purchasesOf(tx, recipient);
        enter(Movement.spend(campaign, recipient, purchases.getOrDefault(recipient, 0L)));
    }

    /**
     * Returns the credit of a recipient from where it is, reserved or spent. One of a purchase that
     * can no longer be used lapses at once.
     */
    public void giveBack(long campaign, long recipient, CreditState from, ReturnReason reason) {
        giveBackAll(campaign, from, reason, recipient);
    }

    /** Returns the credits of some recipients, in their order, as the credit of one is. */
    public void giveBackAll(
            long campaign, CreditState from, ReturnReason reason, long... recipients) {
        List<Movement> movements = new ArrayList<>(recipients.length);
        Map<Long, Long> left = new HashMap<>();
        Map<Long, Long> purchases = LedgerStore.purchasesOf(tx, recipients);
        for (long recipient : recipients) {
            long purchase = purchases.getOrDefault(recipient, 0L);
            Movement back = Movement.giveBack(campaign, recipient, purchase, from, reason);
            movements.add(back);
            PurchaseTerms its = terms.computeIfAbsent(purchase, id -> LedgerStore.terms(tx, id));
            if (its.hasLapsed(today())) {
                movements.add(back.lapse(its.reference()));
            } else {
                left.merge(purchase, 1L, Long::sum);
            }
        }
        enterAll(movements);
        left.forEach((purchase, credits) -> PurchaseStore.putBack(tx, purchase, credits));
        stock = null;
    }

    /** Enters what has lapsed: one entry for each purchase of which something was left. */
    void expire() {
        stock().takeLapsed(today(), lot -> enter(lot.lapse()));
        stock().save();
    }

    private Stock stock() {
        if (stock == null) {
            stock = new Stock(tx);
        }
        return stock;
    }

    private LocalDate today() {
        return Stock.day(tx.now());
    }

    private void enter(Movement movement) {
        LedgerRow row = next(movement);
        LedgerStore.insert(tx, row, chain.next(row));
    }

    /** Few do not pay for a statement of their own. */
    private void enterAll(List<Movement> movements) {
        if (movements.size() <= FEW) {
            movements.forEach(this::enter);
            return;
        }
        try (Insertion rows = LedgerStore.insertion(tx)) {
            for (Movement movement : movements) {
                LedgerRow row = next(movement);
                LedgerStore.insert(rows, row, chain.next(row));
            }
        }
    }

    private LedgerRow next(Movement movement) {
        balance = balance.after(movement);
        return new LedgerRow(++lastId, tx.now(), operation, movement, balance);
    }
}
