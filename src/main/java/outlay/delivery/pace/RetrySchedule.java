package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * When an email that the mail server refused for now is tried again, and when no more (decision
 * D64).
 */
public final class RetrySchedule {
    private static final Duration FIRST = Duration.ofMinutes(15);

    /** How long it is tried. */
    private static final Duration PERIOD = Duration.ofDays(4);

    /** 15 minutes doubled ten times is longer than the whole period. */
    private static final int MOST_DOUBLINGS = 10;

    private RetrySchedule() {}

    /**
     * Returns when to try again: 15 minutes after the first try, then twice as long after each, and
     * never later than 4 days after the first.
     *
     * @param tries how many there were, this one included
     */
    public static Instant next(Instant first, Instant now, int tries) {
        Instant next = now.plus(FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS)));
        Instant last = first.plus(PERIOD);
        return next.isBefore(last) ? next : last;
    }

    /** Returns why a recipient is given up. */
    public static String over(String lastWords) {
        return "still refused after " + PERIOD.toDays() + " days: " + lastWords;
    }

    /** Says whether it is too late for another try. */
    public static boolean isOver(Instant first, Instant now) {
        return now.isAfter(first.plus(PERIOD));
    }
}
