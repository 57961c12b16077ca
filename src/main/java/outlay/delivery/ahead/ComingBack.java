package outlay.delivery.ahead;

import java.util.Optional;
import java.util.Random;
import outlay.delivery.Message;
import outlay.inbound.report.ReportKind;

/**
 * What comes back in a rehearsal, drawn by chance.
 *
 * @param bounces which share of the emails comes back, 0 to 1
 * @param replies which share of the others is answered
 * @param seed with the same one the same emails come back, in whatever order they leave
 */
public record ComingBack(double bounces, double replies, long seed) {
    /** Nothing comes back. */
    public static final ComingBack NOTHING = new ComingBack(0, 0, 0);

    private static final long STEPS = 1_000;

    /** Draws what comes back about an email, if anything does. */
    Optional<ReportKind> draw(Message message) {
        Random chance = new Random(mix(seed + mix(message.recipient() * STEPS + message.step())));
        if (chance.nextDouble() < bounces) {
            return Optional.of(ReportKind.BOUNCE);
        }
        return chance.nextDouble() < replies ? Optional.of(ReportKind.REPLY) : Optional.empty();
    }

    /** Numbers beside each other would draw much the same. */
    private static long mix(long number) {
        long spread = (number + 1) * 0x9E3779B97F4A7C15L;
        return (spread ^ (spread >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
