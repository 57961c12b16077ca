package outlay.delivery.ahead;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who wait in a row, in the order in which they become due, then of their numbers. */
final class WaitingRow {
    private final PriorityQueue<Cohort> cohorts = new PriorityQueue<>(Cohort.ORDER);
    private final Set<Cohort> joined = new LinkedHashSet<>();

    /** What becomes of the first ones of a cohort, who are moved out of it. */
    interface Turn {
        /** Returns to how many of them something is sent. */
        int of(Cohort cohort, int count);
    }

    boolean isEmpty() {
        return cohorts.isEmpty();
    }

    /** Returns those who are next, with others who come later; null for nobody. */
    @Nullable Cohort next() {
        return cohorts.peek();
    }

    /** Says whether anybody is due. */
    boolean hasDue(Instant now) {
        Cohort next = next();
        return next != null && next.due() <= now.toEpochMilli();
    }

    /**
     * Makes it the turn of the next ones: as many of the first cohort as come before all others,
     * and at most so many if it is their hour.
     *
     * @param other who is next in another row, of whom none may come before them; null for nobody
     * @return to how many of them something is sent
     */
    int take(long most, Instant now, @Nullable Cohort other, Turn turn) {
        Cohort first = cohorts.remove();
        long count = Math.min(first.isHour(now) ? most : Long.MAX_VALUE, first.size());
        if (count > 1) {
            count = Math.min(count, first.due(now));
            count = Math.min(count, before(first, next()));
            count = Math.min(count, before(first, other));
        }
        int sent = turn.of(first, (int) count);
        if (!first.isEmpty()) {
            cohorts.add(first);
        }
        return sent;
    }

    private static long before(Cohort cohort, @Nullable Cohort other) {
        return other == null ? Long.MAX_VALUE : cohort.before(other);
    }

    /** Takes note that somebody comes into a cohort; he waits in line when all have come. */
    void comes(Cohort into) {
        joined.add(into);
    }

    /** Has those wait in line who have come. */
    void settle() {
        joined.forEach(this::settle);
        joined.clear();
    }

    private void settle(Cohort cohort) {
        boolean isMoved = cohort.isEmpty() || cohort.isMixed();
        if (isMoved) {
            cohorts.remove(cohort);
        }
        cohort.settle();
        if (isMoved) {
            cohorts.add(cohort);
        }
    }
}
