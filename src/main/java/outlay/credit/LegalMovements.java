package outlay.credit;

/** Which movements the rules of the ledger know, wherever the credits are (decision D22). */
final class LegalMovements {
    private LegalMovements() {}

    static boolean include(Movement movement) {
        return movement.kind() == MovementKind.PURCHASE
                ? isPurchase(movement)
                : isOfRecipient(movement);
    }

    private static boolean isPurchase(Movement movement) {
        return movement.credits() > 0
                && isFromRightState(movement)
                && movement.reason() == null
                && movement.campaign() == null
                && movement.recipient() == null;
    }

    private static boolean isOfRecipient(Movement movement) {
        return movement.credits() == 1
                && isFromRightState(movement)
                && (movement.reason() != null) == (movement.kind() == MovementKind.RETURN)
                && movement.campaign() != null
                && movement.recipient() != null
                && movement.reference() == null;
    }

    private static boolean isFromRightState(Movement movement) {
        return switch (movement.kind()) {
            case PURCHASE -> movement.from() == null;
            case RESERVE -> movement.from() == CreditState.AVAILABLE;
            case SPEND -> movement.from() == CreditState.RESERVED;
            // Rule 5: only a bounce returns a spent credit.
            case RETURN ->
                    movement.from() == CreditState.RESERVED
                            || (movement.from() == CreditState.SPENT
                                    && movement.reason() == ReturnReason.BOUNCED);
        };
    }
}
