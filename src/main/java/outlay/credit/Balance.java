package outlay.credit;

/** Where all credits are at one moment: each of those purchased is available, reserved or spent. */
public record Balance(long purchased, long available, long reserved, long spent) {
    /** Before the first purchase. */
    static final Balance EMPTY = new Balance(0, 0, 0, 0);

    /** Returns the balance after a movement. */
    Balance after(Movement movement) {
        long n = movement.credits();
        return switch (movement.kind()) {
            case PURCHASE -> new Balance(purchased + n, available + n, reserved, spent);
            case RESERVE -> new Balance(purchased, available - n, reserved + n, spent);
            case SPEND -> new Balance(purchased, available, reserved - n, spent + n);
            case RETURN ->
                    movement.from() == CreditState.SPENT
                            ? new Balance(purchased, available + n, reserved, spent - n)
                            : new Balance(purchased, available + n, reserved - n, spent);
        };
    }

    /** Says whether each credit is in one state, and no state holds less than none. */
    boolean addsUp() {
        return available + reserved + spent == purchased
                && Math.min(Math.min(available, reserved), Math.min(spent, purchased)) >= 0;
    }
}
