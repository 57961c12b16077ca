package outlay.db;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import outlay.Problem;

/** Tries again and again, never in step with another process that does the same. */
final class Patience {
    /** Another process may hold a lock for a moment, to see whether anybody else does. */
    static final Duration GLANCE = Duration.ofMillis(500);

    private static final Duration MOST_PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /** Returns what an attempt brought; empty when none of them did within the time. */
    static <T> Optional<T> within(Duration time, Supplier<Optional<T>> attempt) {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            Optional<T> result = attempt.get();
            if (result.isPresent() || System.nanoTime() - end >= 0) {
                return result;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOST_PAUSE.toNanos()));
            if (Thread.currentThread().isInterrupted()) {
                throw new Problem(Problem.Kind.BUSY, "interrupted while waiting", "run it again");
            }
        }
    }
}
