package outlay.contact;

import java.util.Optional;
import java.util.TreeMap;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** The contacts as they are stored: {@code contact_page}, with what {@code contact_change} says. */
public final class ContactStore {
    private ContactStore() {}

    /** A copy of one contact as it is stored; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(int id, String email, byte[] fields) {}

    /** Takes one row. */
    @FunctionalInterface
    public interface Visitor {
        void row(Row row);
    }

    /** Returns a contact with the values that the command sees. */
    public static Optional<Row> find(Transaction tx, int id) {
        return find(tx, id, ImportState.isMerging(tx));
    }

    /** Returns a contact with the values that an import under way has given it. */
    public static Optional<Row> findLatest(Transaction tx, int id) {
        return find(tx, id, true);
    }

    private static Optional<Row> find(Transaction tx, int id, boolean changed) {
        Optional<Row> stored = findStored(tx, id);
        return changed && stored.isPresent() ? stored.map(row -> changed(tx, row)) : stored;
    }

    private static Optional<Row> findStored(Transaction tx, int id) {
        return ContactPages.find(tx, id).map(StoredContact::toRow);
    }

    private static Row changed(Transaction tx, Row row) {
        return tx.query(
                        """
                        SELECT fields
                        FROM contact_change
                        WHERE contact_id = ?
                        """,
                        row.id())
                .first(change -> new Row(row.id(), row.email(), change.getBytes(1)))
                .orElse(row);
    }

    /** Visits contacts in the order of their ids, with the values that the command sees. */
    public static void visit(Transaction tx, ContactSet contacts, Visitor visitor) {
        scan(tx, contacts, contact -> visitor.row(contact.toRow()));
    }

    /** Visits contacts with the values that an import under way has given them. */
    public static void visitLatest(Transaction tx, ContactSet contacts, Visitor visitor) {
        ContactScan.visit(tx, contacts, true, contact -> visitor.row(contact.toRow()));
    }

    /** Visits contacts as {@link #visit} does, where they are stored. */
    public static void scan(Transaction tx, ContactSet contacts, ContactScan.Visitor visitor) {
        ContactScan.visit(tx, contacts, ImportState.isMerging(tx), visitor);
    }

    /** Returns the address of a contact as it is compared. */
    static String key(Transaction tx, int id) {
        return findStored(tx, id)
                .map(row -> AddressTable.keyOf(row.email()))
                .orElseThrow(() -> new IllegalStateException("no contact " + id));
    }

    /** Says whether a contact has this address, compared as addresses are. */
    static boolean hasKey(Transaction tx, int id, String key) {
        return key(tx, id).equals(key);
    }

    /** Returns all contacts that commands see. */
    public static ContactSet all(Transaction tx) {
        return ContactPages.all(tx).between(1, ImportState.lastVisible(tx));
    }

    /**
     * Gives new values to a contact of an import under way, or to any other for when it is seen.
     */
    public static void change(Transaction tx, int id, byte[] fields, boolean isNew) {
        if (isNew) {
            ContactPages.revise(tx, ContactSet.of(id), same -> fields);
            return;
        }
        tx.update(
                """
                INSERT INTO contact_change (contact_id, fields)
                VALUES (?, ?)
                ON CONFLICT (contact_id) DO UPDATE SET fields = excluded.fields
                """,
                id,
                fields);
    }

    /** Moves the changed values of some contacts to where the others are; false: there are none. */
    public static boolean merge(Transaction tx, int most) {
        TreeMap<Integer, byte[]> changes = new TreeMap<>();
        ContactSet.Collector contacts = new ContactSet.Collector();
        tx.query(
                        """
                        SELECT contact_id, fields
                        FROM contact_change
                        ORDER BY contact_id
                        LIMIT ?
                        """,
                        most)
                .each(
                        row -> {
                            contacts.add(row.getInt(1));
                            changes.put(row.getInt(1), row.getBytes(2));
                        });
        if (changes.isEmpty()) {
            return false;
        }
        ContactPages.revise(tx, contacts.toSet(), changes::get);
        tx.overtakeReaders();
        return tx.update(
                        """
                        DELETE FROM contact_change
                        WHERE contact_id <= ?
                        """,
                        changes.lastKey())
                > 0;
    }

    /** Forgets some changed values that nobody has seen; false: there are none. */
    public static boolean forgetChanges(Transaction tx, int most) {
        return tx.update(
                        """
                        DELETE FROM contact_change
                        WHERE contact_id IN (SELECT contact_id FROM contact_change LIMIT ?)
                        """,
                        most)
                > 0;
    }

    /** Deletes the address of a contact, and all else that is said of it beside its page. */
    public static void forget(Transaction tx, Row contact) {
        AddressTable.remove(tx, contact.id(), AddressTable.keyOf(contact.email()));
        tx.update("DELETE FROM contact_change WHERE contact_id = ?", contact.id());
        tx.update("DELETE FROM undeliverable WHERE contact_id = ?", contact.id());
    }

    /** Deletes contacts themselves. */
    public static void delete(Transaction tx, ContactSet contacts) {
        ContactPages.revise(tx, contacts, id -> null);
    }
}
