package outlay.contact;

import java.util.Arrays;

/**
 * Contacts by the hash of their address, as many as an import has not yet entered in table {@code
 * contact_key}: it does that in the order of the hashes, which writes each page of the table once.
 */
final class PendingKeys {
    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] hashes = new long[FIRST_CAPACITY];
    private int[] contacts = new int[FIRST_CAPACITY];
    private int size;

    /** Returns the contact under a hash, 0 when there is none. */
    int at(long hash) {
        return contacts[slot(hash)];
    }

    /** Adds a contact under a hash that is free. */
    void add(long hash, int contact) {
        if (size >= hashes.length / 2) {
            grow();
        }
        put(hash, contact);
        size++;
    }

    int size() {
        return size;
    }

    /** Returns the hashes in ascending order. */
    long[] sorted() {
        long[] sorted = new long[size];
        int next = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (contacts[i] != 0) {
                sorted[next++] = hashes[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    void clear() {
        Arrays.fill(contacts, 0);
        size = 0;
    }

    private void put(long hash, int contact) {
        int slot = slot(hash);
        hashes[slot] = hash;
        contacts[slot] = contact;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (contacts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldContacts = contacts;
        hashes = new long[oldHashes.length * 2];
        contacts = new int[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldContacts[i] != 0) {
                put(oldHashes[i], oldContacts[i]);
            }
        }
    }
}
