package outlay.index;

import java.util.Arrays;

/**
 * Different keys, numbered from 0 as they come, each with the text that shows what it stands for.
 *
 * <p>There are millions, so they are kept in a few long arrays: all texts as UTF-8, one behind the
 * other, and a hash table that finds most keys in the first place it looks at.
 */
final class Texts {
    private final Bytes texts = new Bytes(1 << 10);

    /** Where the key of a number ends, and where its display ends: there the next key begins. */
    private int[] ends = new int[64];

    /** The hash of a key above, its number + 1 below; 0 where there is none. */
    private long[] slots = new long[64];

    private int size;

    /**
     * Returns the number of a key.
     *
     * @param display how to show it; the first one given for a key counts
     */
    int number(Slice key, Slice display) {
        int hash = key.hash();
        int slot = slot(hash, key);
        return slots[slot] == 0 ? add(slot, hash, key, display) : (int) slots[slot] - 1;
    }

    int size() {
        return size;
    }

    /** Returns about how many bytes it takes in memory. */
    long memory() {
        return texts.capacity() + 4L * ends.length + 8L * slots.length;
    }

    /** Returns the numbers in the order of their keys. */
    int[] sorted() {
        return new KeyOrder(texts.array(), ends, size).sorted();
    }

    /** Moves slices to a key and to how it is shown. */
    void get(int number, Slice key, Slice display) {
        int end = ends[2 * number];
        key.move(texts.array(), start(number), end);
        if (ends[2 * number + 1] > end) {
            display.move(texts.array(), end, ends[2 * number + 1]);
        } else {
            display.move(key);
        }
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[2 * number - 1];
    }

    /** Returns where a key is, or where it would be. */
    private int slot(int hash, Slice key) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && !((int) (slots[slot] >>> 32) == hash && is(slots[slot], key))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean is(long entry, Slice key) {
        int number = (int) entry - 1;
        return Arrays.equals(
                texts.array(), start(number), ends[2 * number], key.bytes, key.from, key.to);
    }

    private int add(int slot, int hash, Slice key, Slice display) {
        texts.all(key.bytes, key.from, key.length());
        ends[2 * size] = texts.size();
        if (!display.equals(key)) {
            texts.all(display.bytes, display.from, display.length());
        }
        ends[2 * size + 1] = texts.size();
        slots[slot] = (long) hash << 32 | ++size;
        if (2 * size == ends.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, size * 4);
        long[] wider = new long[size * 4];
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
