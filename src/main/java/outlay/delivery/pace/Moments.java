package outlay.delivery.pace;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Moments at which something happened, each with how often it did; oldest first. Whatever happens a
 * million times at once takes no more room than what happens once.
 */
final class Moments {
    private long[] times = new long[8];

    /** How often it has happened up to each moment, the forgotten ones included. */
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
        if (length > 0 && times[length - 1] >= time) {
            upTo[length - 1] += often;
            return;
        }
        if (length == times.length) {
            times = Arrays.copyOf(times, 2 * length);
            upTo = Arrays.copyOf(upTo, 2 * length);
        }
        upTo[length] = total() + often;
        times[length] = time;
        length++;
    }

    /** Takes back that it has happened once at a moment; nothing when it has not. */
    void remove(Instant moment) {
        int place = Arrays.binarySearch(times, 0, length, moment.toEpochMilli());
        if (place < 0) {
            return;
        }
        for (int i = place; i < length; i++) {
            upTo[i]--;
        }
        if (upTo[place] == before(place)) {
            length--;
            System.arraycopy(times, place + 1, times, place, length - place);
            System.arraycopy(upTo, place + 1, upTo, place, length - place);
        }
    }

    /** Forgets the oldest, but for so many that happened last. */
    void keep(long last) {
        int first = last <= 0 ? length : last >= count() ? 0 : place(last);
        forgotten = before(first);
        length -= first;
        System.arraycopy(times, first, times, 0, length);
        System.arraycopy(upTo, first, upTo, 0, length);
    }

    /** Returns when it happened the n-th last time, if it has so often. */
    Optional<Instant> last(long n) {
        return n > count() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(times[place(n)]));
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
        return total() - before(placeFrom(moment));
    }

    /** Returns when it happened first from a moment on, if it has since. */
    Optional<Instant> first(Instant from) {
        int place = placeFrom(from);
        return place < length ? Optional.of(Instant.ofEpochMilli(times[place])) : Optional.empty();
    }

    private int placeFrom(Instant moment) {
        int found = Arrays.binarySearch(times, 0, length, moment.toEpochMilli());
        return found < 0 ? -found - 1 : found;
    }

    private long before(int place) {
        return place == 0 ? forgotten : upTo[place - 1];
    }
}
