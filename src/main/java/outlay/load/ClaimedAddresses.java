package outlay.load;

import java.util.Arrays;
import outlay.contact.AddressTable;
import outlay.db.Steps;

/**
 * Contacts by the hash of their address, as many as an import has not yet entered in table {@code
 * contact_key}: it does that in the order of the hashes, which writes each page of the table once.
 */
final class ClaimedAddresses {
    private static final int FIRST_CAPACITY = 1 << 12;

    private static final int STORED_IN_A_STEP = 100_000;

    /** In each slot a hash and, beside it so that one look into memory finds both, its contact. */
    private long[] slots = new long[2 * FIRST_CAPACITY];

    private int size;

    /** Returns the contact under a hash, 0 when there is none. */
    int at(long hash) {
        return (int) slots[slot(hash) + 1];
    }

    /** Adds a contact under a hash that is free. */
    void add(long hash, int contact) {
        if (4 * size >= slots.length) {
            grow();
        }
        put(hash, contact);
        size++;
    }

    /** Enters all in the table, and has none any more. */
    void store(Steps steps) {
        long[] hashes = sorted();
        for (int from = 0; from < hashes.length; from += STORED_IN_A_STEP) {
            long[] some =
                    Arrays.copyOfRange(
                            hashes, from, Math.min(hashes.length, from + STORED_IN_A_STEP));
            steps.step(tx -> AddressTable.insert(tx, some, this::at));
        }
        Arrays.fill(slots, 0);
        size = 0;
    }

    private long[] sorted() {
        long[] sorted = new long[size];
        int next = 0;
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot + 1] != 0) {
                sorted[next++] = slots[slot];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private void put(long hash, int contact) {
        int slot = slot(hash);
        slots[slot] = hash;
        slots[slot + 1] = contact;
    }

    private int slot(long hash) {
        int mask = slots.length - 2;
        int slot = (int) hash << 1 & mask;
        while (slots[slot + 1] != 0 && slots[slot] != hash) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot + 1] != 0) {
                put(old[slot], (int) old[slot + 1]);
            }
        }
    }
}
