package outlay.index;

import java.util.Arrays;

/**
 * Sorts values by their keys: by UTF-8 bytes, which is SQLite's BINARY order.
 *
 * <p>Five bytes of a key and the value's number are one long; those that agree in all five are
 * sorted by the next five.
 */
final class KeyOrder {
    private static final int NUMBER_BITS = 24;
    private static final int BYTES = 5;

    private final KeyTable texts;
    private final byte[] keys;
    private final long[] sorted;

    /** Prepares to sort. */
    KeyOrder(KeyTable texts) {
        int values = texts.size();
        if (values > 1 << NUMBER_BITS) {
            throw new IllegalArgumentException(values + " values are too many to sort");
        }
        this.texts = texts;
        this.keys = texts.array();
        this.sorted = new long[values];
        for (int value = 0; value < values; value++) {
            sorted[value] = value;
        }
    }

    /** Returns the numbers of the values in the order of their keys. */
    int[] sorted() {
        if (sorted.length > 0) {
            sort(0, sorted.length, 0);
        }
        int[] values = new int[sorted.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(sorted[i]);
        }
        return values;
    }

    private void sort(int from, int to, int depth) {
        int same = depth + common(from, to, depth);
        for (int i = from; i < to; i++) {
            int value = value(sorted[i]);
            // Longs are signed: the first bit is turned, so that bytes from 0x80 on come last.
            sorted[i] = (bytes(value, same) << NUMBER_BITS | value) ^ Long.MIN_VALUE;
        }
        Arrays.sort(sorted, from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || sorted[i] >>> NUMBER_BITS != sorted[start] >>> NUMBER_BITS) {
                if (i - start > 1) {
                    sort(start, i, same + BYTES);
                }
                start = i;
            }
        }
    }

    /** How many bytes from a place on all keys have in common. */
    private int common(int from, int to, int depth) {
        int first = value(sorted[from]);
        int start = texts.keyStart(first) + depth;
        int most = texts.keyEnd(first) - start;
        for (int i = from + 1; i < to && most > 0; i++) {
            int value = value(sorted[i]);
            int other = texts.keyStart(value) + depth;
            int end = Math.max(other, texts.keyEnd(value));
            int differs = Arrays.mismatch(keys, start, start + most, keys, other, end);
            most = differs < 0 ? most : Math.min(most, differs);
        }
        return Math.max(most, 0);
    }

    /** The next bytes of a key; a key that has ended comes before all that go on. */
    private long bytes(int value, int depth) {
        long bytes = 0;
        int at = texts.keyStart(value) + depth;
        int end = texts.keyEnd(value);
        for (int i = 0; i < BYTES; i++, at++) {
            bytes = bytes << 8 | (at < end ? keys[at] & 0xff : 0);
        }
        return bytes;
    }

    private static int value(long packed) {
        return (int) packed & ((1 << NUMBER_BITS) - 1);
    }
}
