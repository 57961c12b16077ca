package outlay.delivery.ahead;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** Recipients who are due at the same time for the same step, in the order of their numbers. */
final class Cohort {
    static final Comparator<Cohort> ORDER =
            Comparator.comparing(Cohort::due).thenComparingLong(Cohort::first);

    private final Instant due;
    private final int stepsSent;
    private final Hours hours;

    /** Shared with other cohorts; those of this one stand from one place to before another. */
    private final long[] ids;

    private final int from;
    private final int to;

    private Cohort(Instant due, int stepsSent, Hours hours, long[] ids, int from, int to) {
        this.due = due;
        this.stepsSent = stepsSent;
        this.hours = hours;
        this.ids = ids;
        this.from = from;
        this.to = to;
    }

    /**
     * Makes a cohort of at least one recipient.
     *
     * @param hours in which they may be written to
     * @param ids of which those from one place to before another belong to it
     */
    static Cohort of(Instant due, int stepsSent, Hours hours, long[] ids, int from, int to) {
        return new Cohort(due, stepsSent, hours, ids, from, to);
    }

    Instant due() {
        return due;
    }

    int stepsSent() {
        return stepsSent;
    }

    Hours hours() {
        return hours;
    }

    int size() {
        return to - from;
    }

    /** Returns the number of the first recipient. */
    long first() {
        return ids[from];
    }

    long id(int place) {
        return ids[from + place];
    }

    /** Returns how many come before all of another cohort. */
    int before(Cohort other) {
        int order = due.compareTo(other.due);
        if (order != 0) {
            return order < 0 ? size() : 0;
        }
        int place = Arrays.binarySearch(ids, from, to, other.first());
        return (place < 0 ? -place - 1 : place) - from;
    }

    /** Returns the first so many. */
    Cohort head(int count) {
        return new Cohort(due, stepsSent, hours, ids, from, from + count);
    }

    /** Returns all but the first so many; at least one. */
    Cohort rest(int count) {
        return new Cohort(due, stepsSent, hours, ids, from + count, to);
    }

    /** Returns others who wait for the same. */
    Cohort with(long[] others, int count) {
        return of(due, stepsSent, hours, others, 0, count);
    }

    /** Says whether those of another cohort wait for the same. */
    boolean isLike(Cohort other) {
        return stepsSent == other.stepsSent && hours == other.hours && due.equals(other.due);
    }

    /** Writes their numbers into an array, and returns it. */
    long[] copyTo(long[] all, int place) {
        System.arraycopy(ids, from, all, place, size());
        return all;
    }

    /** Says whether they may be written to now. */
    boolean isHour(Instant now) {
        return hours.isOpen(now);
    }

    /** Returns them waiting for the same step until they may be written to. */
    Cohort awaitingHour(Instant now) {
        return new Cohort(hours.nextOpen(now), stepsSent, hours, ids, from, to);
    }

    /** Returns them after their next step was sent, when the one after that is due. */
    Cohort sent(Instant nextDue) {
        return new Cohort(nextDue, stepsSent + 1, hours, ids, from, to);
    }
}
