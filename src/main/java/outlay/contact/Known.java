package outlay.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * The contacts that some records are about, as far as they are known: looked up all at once, for
 * one by one it takes longer than all the rest of an import.
 */
final class Known {
    private final Transaction tx;
    private final PendingKeys pending;
    private final Map<Long, Integer> entered = new HashMap<>();
    private final Map<Integer, ContactStore.Row> contacts = new HashMap<>();

    /**
     * Where a record belongs.
     *
     * @param hash under which its address is, or will be
     * @param contact the contact with this address; null when there is none
     */
    record Place(long hash, ContactStore.@Nullable Row contact) {}

    Known(Transaction tx, PendingKeys pending, List<Incoming> records) {
        this.tx = tx;
        this.pending = pending;
        long[] hashes = new long[records.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = records.get(i).hash();
        }
        ContactSet.Collector ids = new ContactSet.Collector();
        ContactKeys.visit(
                tx,
                hashes,
                (hash, contact) -> {
                    entered.put(hash, contact);
                    ids.add(contact);
                });
        for (long hash : hashes) {
            if (pending.at(hash) != 0) {
                ids.add(pending.at(hash));
            }
        }
        ContactStore.visitLatest(tx, ids.toSet(), this::put);
    }

    /**
     * Returns where a record belongs.
     *
     * @param flush makes contacts readable that have just been inserted
     */
    Place place(Incoming record, Runnable flush) {
        String key = record.key();
        long hash = record.hash();
        while (true) {
            int id = at(hash, hash == record.hash());
            if (id == 0) {
                return new Place(hash, null);
            }
            ContactStore.Row contact = contacts.get(id);
            if (contact == null) {
                flush.run();
                contact = ContactStore.findLatest(tx, id).orElseThrow();
                put(contact);
            }
            if (ContactKeys.keyOf(contact.email()).equals(key)) {
                return new Place(hash, contact);
            }
            // Another address has the same hash: the next number is tried.
            hash++;
        }
    }

    /** Keeps a contact as it is now. */
    void put(ContactStore.Row contact) {
        contacts.put(contact.id(), contact);
    }

    private int at(long hash, boolean isLookedUp) {
        int contact = pending.at(hash);
        if (contact != 0) {
            return contact;
        }
        return isLookedUp ? entered.getOrDefault(hash, 0) : ContactKeys.at(tx, hash);
    }
}
