package outlay.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import outlay.db.Transaction;

/**
 * What is left of the purchases, in the order in which it is used: that which lapses soonest first,
 * and of what lapses together, or never, that which was bought first.
 */
final class Stock {
    private final Transaction tx;
    private final List<Remainder> lots;
    private int next;

    /** Takes up what is there; nobody else takes from it in this transaction. */
    Stock(Transaction tx) {
        this.tx = tx;
        this.lots = PurchaseStore.open(tx);
    }

    /**
     * Returns the day, in UTC, at a time: a purchase can be used through the end of its last one.
     */
    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Takes one credit; there must be one. Returns the purchase that it is of. */
    long take() {
        while (lots.get(next).left == 0) {
            next++;
        }
        Remainder lot = lots.get(next);
        lot.left--;
        lot.changed = true;
        return lot.purchase;
    }

    /** Takes all that can no longer be used on a day. */
    void takeLapsed(LocalDate today, Consumer<Remainder> visitor) {
        for (Remainder lot : lots) {
            if (lot.left > 0 && lot.terms.hasLapsed(today)) {
                visitor.accept(lot);
                lot.left = 0;
                lot.changed = true;
            }
        }
    }

    /** Writes down what has been taken. */
    void save() {
        for (Remainder lot : lots) {
            if (lot.changed) {
                PurchaseStore.set(tx, lot.purchase, lot.left);
                lot.changed = false;
            }
        }
    }

    /** One purchase, and how many of its credits are available. */
    static final class Remainder {
        private final long purchase;
        private final PurchaseTerms terms;
        private long left;
        private boolean changed;

        Remainder(long purchase, PurchaseTerms terms, long left) {
            this.purchase = purchase;
            this.terms = terms;
            this.left = left;
        }

        /** Says when it lapses, if it does. */
        Optional<Purchases.Lapse> coming() {
            return Optional.ofNullable(terms.expiresOn())
                    .map(last -> new Purchases.Lapse(last, left, terms.reference()));
        }

        Movement lapse() {
            return Movement.expire(purchase, left, terms.reference());
        }
    }
}
