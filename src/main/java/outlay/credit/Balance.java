package outlay.credit;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where all credits are at one moment: each of those purchased is available, reserved, spent or
 * expired.
 */
public record Balance(long purchased, long available, long reserved, long spent, long expired) {
    /** Before the first purchase. */
    public static final Balance EMPTY = new Balance(0, 0, 0, 0, 0);

    /** Returns the balance after a movement. */
    Balance after(Movement movement) {
        return after(movement.kind(), movement.credits(), movement.from());
    }

    /**
     * Returns the balance after what a line of the log says. After the lines of one campaign only
     * what is reserved or spent has a meaning: its credits were bought for all.
     */
    public Balance after(LogLine line) {
        return after(line.kind(), line.credits(), line.from());
    }

    private Balance after(MovementKind kind, long n, @Nullable CreditState from) {
        return switch (kind) {
            case PURCHASE -> new Balance(purchased + n, available + n, reserved, spent, expired);
            case RESERVE -> new Balance(purchased, available - n, reserved + n, spent, expired);
            case SPEND -> new Balance(purchased, available, reserved - n, spent + n, expired);
            case RETURN ->
                    from == CreditState.SPENT
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
