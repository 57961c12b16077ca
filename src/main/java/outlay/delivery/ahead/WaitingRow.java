package outlay.delivery.ahead;

import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Those who wait in a row, in the order in which they become due, then of their numbers. */
final class WaitingRow {
    private final PriorityQueue<Cohort> cohorts = new PriorityQueue<>(Cohort.ORDER);

    void add(Cohort cohort) {
        cohorts.add(cohort);
    }

    /** Returns those who are next, perhaps with others who come a little later; null for nobody. */
    @Nullable Cohort next() {
        return cohorts.peek();
    }

    /** Says whether anybody is due. */
    boolean hasDue(Instant now) {
        Cohort next = next();
        return next != null && !next.due().isAfter(now);
    }

    /**
     * Takes the next ones out of the row, at most so many: as many of the first cohort as come
     * before all others.
     *
     * @param other who is next in another row, of whom none may come before them; null for nobody
     */
    Cohort take(long most, @Nullable Cohort other) {
        Cohort first = cohorts.remove();
        long count = Math.min(most, first.size());
        count = Math.min(count, before(first, next()));
        count = Math.min(count, before(first, other));
        Cohort taken = first.head((int) count);
        if (count < first.size()) {
            cohorts.add(first.rest((int) count));
        }
        return taken;
    }

    private static long before(Cohort cohort, @Nullable Cohort other) {
        return other == null ? Long.MAX_VALUE : cohort.before(other);
    }
}
