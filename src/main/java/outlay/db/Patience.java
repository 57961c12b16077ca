package outlay.db;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import outlay.Problem;

/**
 * One wait for another process: tries again and again, never in step with another one that does the
 * same, and says so when it takes longer than somebody who looks on would understand.
 */
final class Patience {
    /** How long a command waits for another one; the tests have no time for that. */
    static final Duration USUAL =
            Duration.ofMillis(Integer.getInteger("outlay.busyTimeoutMillis", 60_000));

    /** Another process may hold a lock for a moment, to see whether anybody else does. */
    static final Duration GLANCE = Duration.ofMillis(500);

    private static final long FIRST_PAUSE = Duration.ofMillis(1).toNanos();
    private static final long MOST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long SILENCE =
            Math.min(Duration.ofSeconds(2).toNanos(), USUAL.toNanos() / 2);

    private final long begun = System.nanoTime();
    private final long time;
    private final Runnable notice;
    private boolean noticed;

    /**
     * Begins to wait.
     *
     * @param time how long at most
     * @param notice says what for, once
     */
    Patience(Duration time, Runnable notice) {
        this.time = time.toNanos();
        this.notice = notice;
    }

    /** Pauses until the next attempt; false when there shall be none. */
    boolean lasts() {
        long waited = System.nanoTime() - begun;
        if (waited >= SILENCE && !noticed) {
            noticed = true;
            notice.run();
        }
        if (waited >= time) {
            return false;
        }
        // The one in the way is mostly gone at once.
        long longest = Math.min(MOST_PAUSE, FIRST_PAUSE + waited);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        return !Thread.currentThread().isInterrupted();
    }

    /** Returns what an attempt brought; empty when none of them did within the time. */
    static <T> Optional<T> within(Duration time, Runnable notice, Supplier<Optional<T>> attempt) {
        Patience patience = new Patience(time, notice);
        while (true) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result;
            }
            if (!patience.lasts()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Problem(
                            Problem.Kind.BUSY, "interrupted while waiting", "run it again");
                }
                return result;
            }
        }
    }
}
