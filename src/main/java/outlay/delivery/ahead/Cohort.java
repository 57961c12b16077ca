package outlay.delivery.ahead;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Recipients who wait for the same step in the same hours, in the order in which they become due,
 * then of their numbers. They stand in arrays, so that a million who are due at a million moments
 * are as light as a million who are due together (decision D142).
 */
final class Cohort {
    static final Comparator<Cohort> ORDER = Cohort::compareFirst;

    private static final long[] NOBODY = {};

    private final int stepsSent;
    private final Hours hours;
    private final @Nullable PlannedLane lane;

    private long[] dues = NOBODY;
    private long[] ids = NOBODY;

    // In the arrays: those in line, then those who have come at this moment.
    private int from;
    private int to;
    private int end;

    /** Whether those who have come are perhaps not in the order of their numbers. */
    private boolean mixed;

    /**
     * Begins with nobody.
     *
     * @param hours in which they may be written to
     * @param lane by which they are written to; null for any
     */
    Cohort(int stepsSent, Hours hours, @Nullable PlannedLane lane) {
        this.stepsSent = stepsSent;
        this.hours = hours;
        this.lane = lane;
    }

    int stepsSent() {
        return stepsSent;
    }

    Hours hours() {
        return hours;
    }

    @Nullable PlannedLane lane() {
        return lane;
    }

    boolean isEmpty() {
        return from == to;
    }

    int size() {
        return to - from;
    }

    /** Returns when the first one is due, in milliseconds. */
    long due() {
        return dues[from];
    }

    private static int compareFirst(Cohort one, Cohort other) {
        int order = Long.compare(one.due(), other.due());
        return order == 0 ? Long.compare(one.ids[one.from], other.ids[other.from]) : order;
    }

    /** Says whether they may be written to now. */
    boolean isHour(Instant now) {
        return hours.isOpen(now);
    }

    /** Returns how many come before all of another cohort. */
    int before(Cohort other) {
        return before(other.due(), other.ids[other.from]);
    }

    /** Returns how many are due. */
    int due(Instant now) {
        return before(now.toEpochMilli(), Long.MAX_VALUE);
    }

    private int before(long due, long id) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dues[middle] < due || (dues[middle] == due && ids[middle] < id)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - from;
    }

    /** Has somebody come who is due after all others, or together with the last of them. */
    void add(long id, long due) {
        makeRoom(1);
        mixed |= from < end && dues[end - 1] == due && ids[end - 1] > id;
        dues[end] = due;
        ids[end] = id;
        end++;
    }

    /** Has the first so many leave and come into a cohort, perhaps this one, due later. */
    void move(int count, Cohort into, long due) {
        into.makeRoom(count);
        boolean areInOrder =
                dues[from] == dues[from + count - 1]
                        && (into.from == into.end
                                || into.dues[into.end - 1] < due
                                || into.ids[into.end - 1] < ids[from]);
        into.mixed |= !areInOrder;
        System.arraycopy(ids, from, into.ids, into.end, count);
        Arrays.fill(into.dues, into.end, into.end + count, due);
        into.end += count;
        drop(count);
    }

    /** Has the first so many leave and come into the cohort of those who wait for their hour. */
    void putOff(int count, Arrivals arrivals, Instant now) {
        move(count, arrivals.cohort(stepsSent, hours), hours.nextOpen(now).toEpochMilli());
    }

    /** Has the first so many leave for good. */
    void drop(int count) {
        from += count;
        if (from == end) {
            clear();
        }
    }

    private void clear() {
        dues = NOBODY;
        ids = NOBODY;
        from = 0;
        to = 0;
        end = 0;
    }

    private void makeRoom(int count) {
        if (end + count <= ids.length) {
            return;
        }
        int all = end - from + count;
        boolean isLong = all > ids.length / 2;
        dues = moved(dues, isLong ? new long[2 * all] : dues);
        ids = moved(ids, isLong ? new long[2 * all] : ids);
        to -= from;
        end -= from;
        from = 0;
    }

    private long[] moved(long[] array, long[] into) {
        System.arraycopy(array, from, into, 0, end - from);
        return into;
    }

    boolean isMixed() {
        return mixed;
    }

    /** Has those wait in line who have come. */
    void settle() {
        if (mixed) {
            int first = end - 1;
            while (first > from && dues[first - 1] == dues[end - 1]) {
                first--;
            }
            Arrays.sort(ids, first, end);
            mixed = false;
        }
        to = end;
    }
}
