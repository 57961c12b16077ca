package outlay.credit;

import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.Problem;
import outlay.db.Transaction;

/**
 * The ledger as one operation writes it, inside one write transaction.
 *
 * <p>It continues the balances of the last entry; the schema refuses an entry that does not.
 */
public final class Ledger {
    /** More than anybody can buy, and small enough that sums of it never overflow. */
    private static final long MOST_CREDITS = 1_000_000_000_000L;

    private final Transaction tx;
    private final long operation;
    private long lastId;
    private Balance balance;

    /** Takes up the ledger where it ends; nobody else writes to it in this transaction. */
    public Ledger(Transaction tx, long operation) {
        this.tx = tx;
        this.operation = operation;
        LedgerStore.Last last = LedgerStore.last(tx);
        this.lastId = last.id();
        this.balance = last.balance();
    }

    /** Returns the balance as it is in this transaction. */
    public static Balance balance(Transaction tx) {
        return LedgerStore.last(tx).balance();
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
     * @param reference the invoice or order, if there is one
     * @throws Problem USAGE when the number is not more than zero, or too large to add up
     */
    public void purchase(long credits, @Nullable String reference) {
        if (credits <= 0 || credits > MOST_CREDITS - balance.purchased()) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "cannot buy " + Count.of(credits, "credit"),
                    "buy 1 or more, and at most " + Count.text(MOST_CREDITS) + " altogether");
        }
        enter(Movement.purchase(credits, reference));
    }

    /**
     * Reserves one credit for each of some recipients.
     *
     * @throws Problem NOT_ENOUGH_CREDITS when fewer are available
     */
    public void reserve(long campaign, long... recipients) {
        if (balance.available() < recipients.length) {
            throw new Problem(
                    Problem.Kind.NOT_ENOUGH_CREDITS,
                    "no credits available",
                    "buy some with 'outlay credits buy N'");
        }
        LedgerStore.insert(
                tx,
                () ->
                        LongStream.of(recipients)
                                .mapToObj(each -> next(Movement.reserve(campaign, each)))
                                .iterator());
    }

    /** Spends the reserved credit of a recipient: its first email was accepted. */
    public void spend(long campaign, long recipient) {
        enter(Movement.spend(campaign, recipient));
    }

    /** Returns the credit of a recipient from where it is, reserved or spent. */
    public void giveBack(long campaign, long recipient, CreditState from, ReturnReason reason) {
        enter(Movement.giveBack(campaign, recipient, from, reason));
    }

    private void enter(Movement movement) {
        LedgerStore.insert(tx, next(movement));
    }

    private LedgerStore.Entry next(Movement movement) {
        balance = balance.after(movement);
        return new LedgerStore.Entry(++lastId, operation, movement, balance);
    }
}
