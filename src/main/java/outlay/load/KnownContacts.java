package outlay.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.contact.AddressTable;
import outlay.contact.ContactStore;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * The contacts that some records are about, as far as they are known: looked up all at once, for
 * one by one it takes longer than all the rest of an import.
 */
final class KnownContacts {
    private final Transaction tx;
    private final ClaimedAddresses claimed;
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
     * @param claimed the contacts that are not yet entered in table {@code contact_key}
     * @param free which of the hashes there are free
     */
    KnownContacts(
            Transaction tx, ClaimedAddresses claimed, FreeHashes free, List<ImportRecord> records) {
        this.tx = tx;
        this.claimed = claimed;
        ContactSet.Collector ids = new ContactSet.Collector();
        long[] unknown = new long[records.size()];
        int count = 0;
        for (ImportRecord record : records) {
            int contact = claimed.at(record.hash());
            if (contact != 0) {
                ids.add(contact);
            } else if (!free.isFree(record.hash())) {
                unknown[count++] = record.hash();
            }
        }
        if (count > 0) {
            AddressTable.visit(
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
        AddressTable.Place place =
                AddressTable.search(
                        record.hash(),
                        hash -> at(hash, hash == record.hash()),
                        id -> isAbout(record, id, flush));
        return new Place(place.hash(), contacts.get(place.contact()));
    }

    private boolean isAbout(ImportRecord record, int id, Runnable flush) {
        ContactStore.Row contact = contacts.get(id);
        if (contact == null) {
            flush.run();
            contact = ContactStore.findLatest(tx, id).orElseThrow();
            put(contact);
        }
        return AddressTable.keyOf(contact.email()).equals(record.key());
    }

    /** Keeps a contact as it is now. */
    void put(ContactStore.Row contact) {
        contacts.put(contact.id(), contact);
    }

    private int at(long hash, boolean isLookedUp) {
        int contact = claimed.at(hash);
        if (contact != 0) {
            return contact;
        }
        return isLookedUp ? entered.getOrDefault(hash, 0) : AddressTable.at(tx, hash);
    }
}
