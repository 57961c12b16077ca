package outlay.index;

import java.util.Arrays;
import outlay.Bytes;

/**
 * Different keys, numbered from 0 as they come, each with the text that shows what it stands for.
 *
 * <p>There are millions, and most of the time goes into waiting for memory. So they are kept in a
 * few long arrays: all texts one behind the other, each after its number and the length of its key,
 * and a hash table that finds most keys in the first place it looks at.
 */
final class KeyTable {
    /** The number and the length before each key, 4 bytes each. */
    private static final int HEADER = 8;

    private final Bytes texts = new Bytes(1 << 10);

    /** Where the header of each number is. */
    private int[] starts = new int[32];

    /** The hash of a key above, where its header is + 1 below; 0 where there is none. */
    private long[] slots = new long[64];

    private int size;

    /**
     * Returns the number of a key.
     *
     * @param display how to show it; the first one given for a key counts
     */
    int number(Slice key, Slice display) {
        int hash = key.hash();
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == hash) {
                int start = (int) slots[slot] - 1;
                if (isAt(start, key)) {
                    return texts.intAt(start);
                }
            }
            slot = (slot + 1) & mask;
        }
        return add(slot, hash, key, display);
    }

    int size() {
        return size;
    }

    /** Returns about how many bytes it takes in memory. */
    long memory() {
        return texts.capacity() + 4L * starts.length + 8L * slots.length;
    }

    /** Returns the numbers in the order of their keys. */
    int[] sorted() {
        return new KeyOrder(this).sorted();
    }

    /** Moves slices to a key and to how it is shown. */
    void get(int number, Slice key, Slice display) {
        int end = keyEnd(number);
        key.move(texts.array(), keyStart(number), end);
        int next = number + 1 < size ? starts[number + 1] : texts.size();
        if (next > end) {
            display.move(texts.array(), end, next);
        } else {
            display.move(key);
        }
    }

    /** Returns the array in which all keys are. */
    byte[] array() {
        return texts.array();
    }

    int keyStart(int number) {
        return starts[number] + HEADER;
    }

    int keyEnd(int number) {
        return keyStart(number) + texts.intAt(starts[number] + 4);
    }

    private boolean isAt(int start, Slice key) {
        int from = start + HEADER;
        return texts.intAt(start + 4) == key.length()
                && Arrays.equals(
                        texts.array(), from, from + key.length(), key.bytes, key.from, key.to);
    }

    private int add(int slot, int hash, Slice key, Slice display) {
        if (size == starts.length) {
            grow();
            return number(key, display);
        }
        starts[size] = texts.size();
        slots[slot] = (long) hash << 32 | texts.size() + 1;
        texts.int32(size);
        texts.int32(key.length());
        texts.all(key.bytes, key.from, key.length());
        if (!display.equals(key)) {
            texts.all(display.bytes, display.from, display.length());
        }
        return size++;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * size);
        long[] wider = new long[4 * size];
        int mask = wider.length - 1;
        for (long entry : slots) {
            int slot = (int) (entry >>> 32) & mask;
            while (entry != 0 && wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            if (entry != 0) {
                wider[slot] = entry;
            }
        }
        slots = wider;
    }
}
