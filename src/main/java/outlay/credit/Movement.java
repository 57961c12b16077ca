package outlay.credit;

import org.jspecify.annotations.Nullable;

/**
 * What one ledger entry does: credits go from one state to another, for one recipient or, at a
 * purchase, for nobody yet.
 */
record Movement(
        Kind kind,
        long credits,
        @Nullable CreditState from,
        @Nullable Reason reason,
        @Nullable Long campaign,
        @Nullable Long recipient,
        @Nullable String reference) {

    static Movement purchase(long credits, @Nullable String reference) {
        return new Movement(Kind.PURCHASE, credits, null, null, null, null, reference);
    }

    static Movement reserve(long campaign, long recipient) {
        return ofOne(Kind.RESERVE, CreditState.AVAILABLE, null, campaign, recipient);
    }

    static Movement spend(long campaign, long recipient) {
        return ofOne(Kind.SPEND, CreditState.RESERVED, null, campaign, recipient);
    }

    static Movement giveBack(long campaign, long recipient, CreditState from, Reason reason) {
        return ofOne(Kind.RETURN, from, reason, campaign, recipient);
    }

    /** Says whether the rules of the ledger know such a movement, wherever the credits are. */
    boolean isLegal() {
        if (kind == Kind.PURCHASE) {
            return credits > 0
                    && from == null
                    && reason == null
                    && campaign == null
                    && recipient == null;
        }
        return credits == 1
                && from != null
                && (reason != null) == (kind == Kind.RETURN)
                && campaign != null
                && recipient != null
                && reference == null
                && comesFrom(from);
    }

    private boolean comesFrom(CreditState state) {
        return switch (kind) {
            case PURCHASE -> false;
            case RESERVE -> state == CreditState.AVAILABLE;
            case SPEND -> state == CreditState.RESERVED;
            // Rule 5: only a bounce returns a spent credit.
            case RETURN ->
                    state == CreditState.RESERVED
                            || (state == CreditState.SPENT && reason == Reason.BOUNCED);
        };
    }

    /** Returns the same movement for many recipients together. */
    Movement ofAll(long all) {
        return new Movement(kind, all, from, reason, campaign, null, reference);
    }

    private static Movement ofOne(
            Kind kind, CreditState from, @Nullable Reason reason, long campaign, long recipient) {
        return new Movement(kind, 1, from, reason, campaign, recipient, null);
    }
}
