package outlay.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.contact.ContactKeys;
import outlay.contact.ContactStore;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * The contacts that some records are about, as far as they are known: looked up all at once, for
 * one by one it takes longer than all the rest of an import.
 */
final class KnownContacts {
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

    /**
     * Looks up whom some records are about.
     *
     * @param pending the contacts that are not yet entered in table {@code contact_key}
     * @param free which of the hashes there are free
     */
    KnownContacts(
            Transaction tx, PendingKeys pending, FreeHashes free, List<ImportRecord> records) {
        this.tx = tx;
        this.pending = pending;
        ContactSet.Collector ids = new ContactSet.Collector();
        long[] unknown = new long[records.size()];
        int count = 0;
        for (ImportRecord record : records) {
            int contact = pending.at(record.hash());
            if (contact != 0) {
                ids.add(contact);
            } else if (!free.isFree(record.hash())) {
                unknown[count++] = record.hash();
            }
        }
        if (count > 0) {
            ContactKeys.visit(
                    tx,
                    Arrays.copyOf(unknown, count),
                    (hash, contact) -> {
                        entered.put(hash, contact);
                        ids.add(contact);
                    });
        }
        ContactStore.visitLatest(tx, ids.toSet(), this::put);
    }

    /**
     * Returns where a record belongs.
     *
     * @param flush makes contacts readable that have just been inserted
     */
    Place place(ImportRecord record, Runnable flush) {
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
