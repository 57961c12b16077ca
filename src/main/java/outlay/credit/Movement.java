package outlay.credit;

import org.jspecify.annotations.Nullable;

/**
 * What one ledger entry does: credits of one purchase go from one state to another, for one
 * recipient or, when they are bought or lapse, for nobody.
 *
 * @param purchase the number of the entry that bought them; 0 for all purchases together
 * @param terms of a purchase; of a lapse the reference alone
 */
record Movement(
        MovementKind kind,
        long credits,
        @Nullable CreditState from,
        @Nullable ReturnReason reason,
        @Nullable Long campaign,
        @Nullable Long recipient,
        long purchase,
        PurchaseTerms terms) {

    static Movement purchase(long entry, long credits, PurchaseTerms terms) {
        return new Movement(MovementKind.PURCHASE, credits, null, null, null, null, entry, terms);
    }

    static Movement reserve(long campaign, long recipient, long purchase) {
        return ofOne(
                MovementKind.RESERVE, CreditState.AVAILABLE, null, campaign, recipient, purchase);
    }

    static Movement spend(long campaign, long recipient, long purchase) {
        return ofOne(MovementKind.SPEND, CreditState.RESERVED, null, campaign, recipient, purchase);
    }

    static Movement giveBack(
            long campaign, long recipient, long purchase, CreditState from, ReturnReason reason) {
        return ofOne(MovementKind.RETURN, from, reason, campaign, recipient, purchase);
    }

    /** All that is left of a purchase lapses. */
    static Movement expire(long purchase, long credits, @Nullable String reference) {
        return expire(credits, null, null, purchase, reference);
    }

    /** What this one has returned lapses at once: its purchase has. */
    Movement lapse(@Nullable String reference) {
        return expire(credits, campaign, recipient, purchase, reference);
    }

    private static Movement expire(
            long credits,
            @Nullable Long campaign,
            @Nullable Long recipient,
            long purchase,
            @Nullable String reference) {
        return new Movement(
                MovementKind.EXPIRE,
                credits,
                CreditState.AVAILABLE,
                null,
                campaign,
                recipient,
                purchase,
                PurchaseTerms.of(reference));
    }

    /** Returns the same way of moving, for many recipients and purchases together. */
    Movement ofAll(long all) {
        // What lapses of its own accord is told of each purchase.
        boolean apart = kind == MovementKind.EXPIRE && recipient == null;
        return new Movement(kind, all, from, reason, campaign, null, apart ? purchase : 0, terms);
    }

    private static Movement ofOne(
            MovementKind kind,
            CreditState from,
            @Nullable ReturnReason reason,
            long campaign,
            long recipient,
            long purchase) {
        return new Movement(
                kind, 1, from, reason, campaign, recipient, purchase, PurchaseTerms.NONE);
    }
}
