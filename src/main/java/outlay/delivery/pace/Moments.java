package outlay.delivery.pace;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Moments at which something happened, each with how often it did; oldest first. Whatever happens a
 * million times at once, or at a million moments in equal steps, takes no more room than what
 * happens once.
 */
final class Moments {
    // Either all at one time, or one at each step from that time on.
    private long[] times = new long[8];
    private long[] steps = new long[8];

    /** How often it has happened up to the end of each, the forgotten ones included. */
    private long[] upTo = new long[8];

    private int length;
    private long forgotten;

    /** Returns how often it has happened. */
    long count() {
        return total() - forgotten;
    }

    private long total() {
        return length == 0 ? forgotten : upTo[length - 1];
    }

    /** Takes note that it has happened so often now; time does not go back. */
    void add(Instant now, long often) {
        long time = now.toEpochMilli();
        int last = length - 1;
        if (last >= 0 && time <= end(last)) {
            int place = split(last, size(last) - 1);
            upTo[place] += often;
        } else if (last >= 0 && often == 1 && isNextStep(last, time)) {
            steps[last] = time - end(last);
            upTo[last]++;
        } else {
            insert(length, time, 0, total() + often);
        }
    }

    private boolean isNextStep(int place, long time) {
        return size(place) == 1 || (steps[place] > 0 && time == end(place) + steps[place]);
    }

    private long size(int place) {
        return upTo[place] - before(place);
    }

    /** Returns when it happened last of those at a place. */
    private long end(int place) {
        return times[place] + steps[place] * (size(place) - 1);
    }

    private void insert(int place, long time, long step, long count) {
        if (length == times.length) {
            times = Arrays.copyOf(times, 2 * length);
            steps = Arrays.copyOf(steps, 2 * length);
            upTo = Arrays.copyOf(upTo, 2 * length);
        }
        move(place, place + 1);
        times[place] = time;
        steps[place] = step;
        upTo[place] = count;
    }

    /** Moves all from one place on to another. */
    private void move(int from, int to) {
        System.arraycopy(times, from, times, to, length - from);
        System.arraycopy(steps, from, steps, to, length - from);
        System.arraycopy(upTo, from, upTo, to, length - from);
        length += to - from;
    }

    /** Returns the place of those at a place but for the first so many, where these are by step. */
    private int split(int place, long first) {
        long step = steps[place];
        if (step == 0 || first == 0) {
            return place;
        }
        boolean isLast = first == size(place) - 1;
        insert(place + 1, times[place] + step * first, isLast ? 0 : step, upTo[place]);
        upTo[place] = before(place) + first;
        steps[place] = first == 1 ? 0 : step;
        return place + 1;
    }

    /** Takes back that it has happened once at a moment; nothing when it has not. */
    void remove(Instant moment) {
        long time = moment.toEpochMilli();
        int found = placeFrom(time);
        if (found == length || time != at(found, timesBefore(found, time))) {
            return;
        }
        int place = split(found, timesBefore(found, time));
        split(place, 1);
        for (int i = place; i < length; i++) {
            upTo[i]--;
        }
        if (upTo[place] == before(place)) {
            move(place + 1, place);
        }
    }

    /** Forgets the oldest, but for so many that happened last, and perhaps some before these. */
    void keep(long last) {
        int first = last <= 0 ? length : last >= count() ? 0 : place(last);
        forgotten = before(first);
        move(first, 0);
    }

    /** Returns when it happened the n-th last time, if it has so often. */
    Optional<Instant> last(long n) {
        if (n > count()) {
            return Optional.empty();
        }
        int place = place(n);
        return Optional.of(Instant.ofEpochMilli(at(place, total() - n - before(place))));
    }

    /** Returns the place of the n-th last time. */
    private int place(long n) {
        long wanted = total() - n + 1;
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns how often it has happened from a moment on. */
    long since(Instant moment) {
        long time = moment.toEpochMilli();
        int place = placeFrom(time);
        return total() - before(place) - (place < length ? timesBefore(place, time) : 0);
    }

    /** Returns when it happened first from a moment on, if it has since. */
    Optional<Instant> first(Instant from) {
        long time = from.toEpochMilli();
        int place = placeFrom(time);
        return place < length
                ? Optional.of(Instant.ofEpochMilli(at(place, timesBefore(place, time))))
                : Optional.empty();
    }

    /** Returns the first place of which some are not before a time. */
    private int placeFrom(long time) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns how often it happened at a place before a time that is not behind all of these. */
    private long timesBefore(int place, long time) {
        return time <= times[place] ? 0 : 1 + (time - 1 - times[place]) / steps[place];
    }

    /** Returns when it happened at a place, behind so many times there. */
    private long at(int place, long times) {
        return this.times[place] + steps[place] * times;
    }

    private long before(int place) {
        return place == 0 ? forgotten : upTo[place - 1];
    }
}
