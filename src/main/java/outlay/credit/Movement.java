package outlay.credit;

import org.jspecify.annotations.Nullable;

/**
 * What one ledger entry does: credits go from one state to another, for one recipient or, at a
 * purchase, for nobody yet.
 */
record Movement(
        MovementKind kind,
        long credits,
        @Nullable CreditState from,
        @Nullable ReturnReason reason,
        @Nullable Long campaign,
        @Nullable Long recipient,
        @Nullable String reference) {

    static Movement purchase(long credits, @Nullable String reference) {
        return new Movement(MovementKind.PURCHASE, credits, null, null, null, null, reference);
    }

    static Movement reserve(long campaign, long recipient) {
        return ofOne(MovementKind.RESERVE, CreditState.AVAILABLE, null, campaign, recipient);
    }

    static Movement spend(long campaign, long recipient) {
        return ofOne(MovementKind.SPEND, CreditState.RESERVED, null, campaign, recipient);
    }

    static Movement giveBack(long campaign, long recipient, CreditState from, ReturnReason reason) {
        return ofOne(MovementKind.RETURN, from, reason, campaign, recipient);
    }

    /** Returns the same movement for many recipients together. */
    Movement ofAll(long all) {
        return new Movement(kind, all, from, reason, campaign, null, reference);
    }

    private static Movement ofOne(
            MovementKind kind,
            CreditState from,
            @Nullable ReturnReason reason,
            long campaign,
            long recipient) {
        return new Movement(kind, 1, from, reason, campaign, recipient, null);
    }
}
