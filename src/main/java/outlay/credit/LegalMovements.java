package outlay.credit;

/** Which movements the rules of the ledger know, wherever the credits are (decision D22). */
final class LegalMovements {
    private LegalMovements() {}

    static boolean include(Movement movement) {
        if (!isFromRightState(movement) || !hasRightTerms(movement)) {
            return false;
        }
        boolean ofNobody = movement.campaign() == null && movement.recipient() == null;
        return switch (movement.kind()) {
            case PURCHASE -> ofNobody && movement.credits() > 0;
            case EXPIRE -> ofNobody ? movement.credits() > 0 : isOfOne(movement);
            case RESERVE, SPEND, RETURN -> isOfOne(movement);
        };
    }

    private static boolean isOfOne(Movement movement) {
        return movement.credits() == 1
                && movement.campaign() != null
                && movement.recipient() != null;
    }

    private static boolean hasRightTerms(Movement movement) {
        PurchaseTerms terms = movement.terms();
        return (movement.reason() != null) == (movement.kind() == MovementKind.RETURN)
                && (terms.price() == null) == (terms.currency() == null)
                && switch (movement.kind()) {
                    case PURCHASE -> true;
                    case EXPIRE -> terms.equals(PurchaseTerms.of(terms.reference()));
                    case RESERVE, SPEND, RETURN -> terms.equals(PurchaseTerms.NONE);
                };
    }

    private static boolean isFromRightState(Movement movement) {
        return switch (movement.kind()) {
            case PURCHASE -> movement.from() == null;
            case RESERVE, EXPIRE -> movement.from() == CreditState.AVAILABLE;
            case SPEND -> movement.from() == CreditState.RESERVED;
            // Rule 5: only a bounce returns a spent credit.
            case RETURN ->
                    movement.from() == CreditState.RESERVED
                            || (movement.from() == CreditState.SPENT
                                    && movement.reason() == ReturnReason.BOUNCED);
        };
    }
}
