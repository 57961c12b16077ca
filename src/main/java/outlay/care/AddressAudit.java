package outlay.care;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import outlay.EmailAddress;
import outlay.contact.AddressTable;
import outlay.contact.ContactStore;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.suppression.ListedAddresses;

/**
 * What the addresses of all contacts say: who is not found by it, and whom the do-not-email list
 * concerns. Each address is read once (decision D49).
 */
final class AddressAudit {
    private final Transaction tx;
    private final ListedAddresses list;
    private final ContactSet.Collector lost = new ContactSet.Collector();
    private final ContactSet.Collector listed = new ContactSet.Collector();

    private final IntConsumer reading;
    private int read;

    private AddressAudit(Transaction tx, IntConsumer reading) {
        this.tx = tx;
        this.reading = reading;
        this.list = ListedAddresses.load(tx);
    }

    /**
     * Reads the addresses of all contacts.
     *
     * @param stretch for so many ids at a time: eight bytes are kept for each
     * @param reading hears how many have been read
     */
    static AddressAudit run(Transaction tx, ContactSet all, int stretch, IntConsumer reading) {
        AddressAudit check = new AddressAudit(tx, reading);
        ContactSet rest = all;
        while (!rest.isEmpty()) {
            int first = rest.lowest();
            int last = (int) Math.min(Integer.MAX_VALUE, first + (stretch - 1L));
            ContactSet some = rest.between(first, last);
            check.read(some, first);
            rest = rest.minus(some);
        }
        return check;
    }

    /** Returns the contacts that are not found by their address. */
    ContactSet lost() {
        return lost.toSet();
    }

    /** Returns the contacts that the do-not-email list concerns. */
    ContactSet listed() {
        return listed.toSet();
    }

    private void read(ContactSet contacts, int first) {
        long[] hashes = new long[contacts.highest() - first + 1];
        ContactStore.scan(
                tx,
                contacts,
                contact -> {
                    reading.accept(++read);
                    EmailAddress address = EmailAddress.stored(contact.email());
                    hashes[contact.id() - first] = AddressTable.hash(address.key());
                    if (list.concerns(address)) {
                        listed.add(contact.id());
                    }
                });
        ContactSet.Collector found = new ContactSet.Collector();
        AddressTable.visitOf(
                tx,
                first,
                contacts.highest(),
                (hash, contact) -> {
                    if (hashes[contact - first] == hash) {
                        found.add(contact);
                    }
                });
        searchEach(contacts.minus(found.toSet()));
    }

    /** An address may have given way to another one with the same hash. */
    private void searchEach(ContactSet contacts) {
        ContactStore.visit(
                tx,
                contacts,
                row -> {
                    if (!isFound(row.id(), AddressTable.keyOf(row.email()))) {
                        lost.add(row.id());
                    }
                });
    }

    private boolean isFound(int contact, String key) {
        IntPredicate ends = there -> there == contact || hasAddress(there, key);
        return AddressTable.search(tx, key, ends).contact() == contact;
    }

    /** Who is entered there need not be a contact any more. */
    private boolean hasAddress(int contact, String key) {
        return ContactStore.find(tx, contact)
                .filter(row -> AddressTable.keyOf(row.email()).equals(key))
                .isPresent();
    }
}
