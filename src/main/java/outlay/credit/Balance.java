package outlay.credit;

import java.util.stream.LongStream;

/**
 * Where all credits are at one moment: each of those purchased is available, reserved, spent or
 * expired.
 */
public record Balance(long purchased, long available, long reserved, long spent, long expired) {
    /** Before the first purchase. */
    static final Balance EMPTY = new Balance(0, 0, 0, 0, 0);

    /** Returns the balance after a movement. */
    Balance after(Movement movement) {
        long n = movement.credits();
        return switch (movement.kind()) {
            case PURCHASE -> new Balance(purchased + n, available + n, reserved, spent, expired);
            case RESERVE -> new Balance(purchased, available - n, reserved + n, spent, expired);
            case SPEND -> new Balance(purchased, available, reserved - n, spent + n, expired);
            case RETURN ->
                    movement.from() == CreditState.SPENT
                            ? new Balance(purchased, available + n, reserved, spent - n, expired)
                            : new Balance(purchased, available + n, reserved - n, spent, expired);
            case EXPIRE -> new Balance(purchased, available - n, reserved, spent, expired + n);
        };
    }

    /** Says whether each credit is in one state, and no state holds less than none. */
    boolean addsUp() {
        return available + reserved + spent + expired == purchased
                && LongStream.of(purchased, available, reserved, spent, expired).min().orElse(0)
                        >= 0;
    }
}
