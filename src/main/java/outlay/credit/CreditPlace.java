package outlay.credit;

import org.jspecify.annotations.Nullable;
import outlay.credit.CreditTrace.RowCredit;

/** Where a recipient's credit is, and how it came there (rule 2 of the ledger). */
enum CreditPlace {
    /** The recipient has none yet. */
    NOWHERE(null, false),
    /** Held for the recipient. */
    RESERVED(RowCredit.RESERVED, false),
    /** Used: the first email was accepted. */
    SPENT(RowCredit.SPENT, true),
    /** Available again, and nothing was sent. */
    RETURNED_UNSENT(RowCredit.RETURNED, false),
    /** Available again, because the first email bounced. */
    RETURNED_BOUNCED(RowCredit.RETURNED, true),
    /** Lapsed on its return, and nothing was sent. */
    EXPIRED_UNSENT(RowCredit.RETURNED, false),
    /** Lapsed on its return, because the first email bounced. */
    EXPIRED_BOUNCED(RowCredit.RETURNED, true);

    private final @Nullable RowCredit inRow;
    private final boolean emailed;

    CreditPlace(@Nullable RowCredit inRow, boolean emailed) {
        this.inRow = inRow;
        this.emailed = emailed;
    }

    /** Returns where a ledger entry takes the credit to, null when it cannot follow here. */
    @Nullable CreditPlace after(@Nullable MovementKind kind, @Nullable CreditState from) {
        return switch (this) {
            case NOWHERE ->
                    kind == MovementKind.RESERVE && from == CreditState.AVAILABLE ? RESERVED : null;
            case RESERVED -> from == CreditState.RESERVED ? afterReserved(kind) : null;
            case SPENT ->
                    kind == MovementKind.RETURN && from == CreditState.SPENT
                            ? RETURNED_BOUNCED
                            : null;
            case RETURNED_UNSENT -> lapses(kind, from) ? EXPIRED_UNSENT : null;
            case RETURNED_BOUNCED -> lapses(kind, from) ? EXPIRED_BOUNCED : null;
            case EXPIRED_UNSENT, EXPIRED_BOUNCED -> null;
        };
    }

    private static boolean lapses(@Nullable MovementKind kind, @Nullable CreditState from) {
        return kind == MovementKind.EXPIRE && from == CreditState.AVAILABLE;
    }

    private static @Nullable CreditPlace afterReserved(@Nullable MovementKind kind) {
        if (kind == MovementKind.SPEND) {
            return SPENT;
        }
        return kind == MovementKind.RETURN ? RETURNED_UNSENT : null;
    }

    /** Says whether a recipient's row can be as it is while its credit is here. */
    boolean agreesWith(CreditTrace.Row row) {
        return row.credit() == inRow
                && (row.stepsSent() > 0) == emailed
                && switch (this) {
                    case RESERVED -> row.waiting() || row.inFlight();
                    case NOWHERE, SPENT -> true;
                    case RETURNED_UNSENT, RETURNED_BOUNCED, EXPIRED_UNSENT, EXPIRED_BOUNCED ->
                            !row.waiting();
                };
    }

    @Override
    public String toString() {
        return inRow == null ? "not there" : inRow.toString();
    }
}
