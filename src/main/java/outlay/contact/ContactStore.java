package outlay.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * All SQL that reads and deletes rows of {@code contact}, with what {@code contact_change} says.
 */
final class ContactStore {
    private ContactStore() {}

    /** One row as it is stored; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(int id, String email, byte[] fields) {}

    /** Takes one row. */
    @FunctionalInterface
    interface Visitor {
        void row(Row row);
    }

    /** Returns a contact with the values that the command sees. */
    static Optional<Row> find(Transaction tx, int id) {
        return find(tx, id, Book.isFolding(tx));
    }

    /** Returns a contact with the values that an import under way has given it. */
    static Optional<Row> findLatest(Transaction tx, int id) {
        return find(tx, id, true);
    }

    private static Optional<Row> find(Transaction tx, int id, boolean changed) {
        return tx.query(select(changed) + "WHERE contact.id = ?", id).first(ContactStore::row);
    }

    /** Visits contacts in the order of their ids, with the values that the command sees. */
    static void visit(Transaction tx, ContactSet contacts, Visitor visitor) {
        visit(tx, contacts, Book.isFolding(tx), visitor);
    }

    /** Visits contacts with the values that an import under way has given them. */
    static void visitLatest(Transaction tx, ContactSet contacts, Visitor visitor) {
        visit(tx, contacts, true, visitor);
    }

    private static void visit(
            Transaction tx, ContactSet contacts, boolean changed, Visitor visitor) {
        scan(
                tx,
                contacts,
                changed,
                (id, email, fields) -> visitor.row(new Row(id, new String(email, UTF_8), fields)));
    }

    /** Visits contacts as {@link #visit} does, but leaves the address in UTF-8. */
    static void scan(Transaction tx, ContactSet contacts, ContactScan.Visitor visitor) {
        scan(tx, contacts, Book.isFolding(tx), visitor);
    }

    private static void scan(
            Transaction tx, ContactSet contacts, boolean changed, ContactScan.Visitor visitor) {
        ContactScan scan = new ContactScan(tx, select(changed), visitor);
        contacts.forEach(scan::add);
        scan.end();
    }

    private static String select(boolean changed) {
        return changed
                ? """
                SELECT contact.id, contact.email, coalesce(contact_change.fields, contact.fields)
                FROM contact
                LEFT JOIN contact_change ON contact_change.contact_id = contact.id
                """
                : """
                SELECT contact.id, contact.email, contact.fields
                FROM contact
                """;
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(row.getInt(1), row.getString(2), row.getBytes(3));
    }

    /** Returns the address of a contact as it is compared. */
    static String key(Transaction tx, int id) {
        return tx.query(
                        """
                        SELECT email
                        FROM contact
                        WHERE id = ?
                        """,
                        id)
                .first(row -> ContactKeys.keyOf(row.getString(1)))
                .orElseThrow(() -> new IllegalStateException("no contact " + id));
    }

    /** Says whether a contact has this address, compared as addresses are. */
    static boolean hasKey(Transaction tx, int id, String key) {
        return key(tx, id).equals(key);
    }

    /** Returns all contacts that commands see. */
    static ContactSet all(Transaction tx) {
        ContactSet.Collector all = new ContactSet.Collector();
        tx.query(
                        """
                        SELECT id
                        FROM contact
                        WHERE id <= ?
                        ORDER BY id
                        """,
                        Book.lastVisible(tx))
                .each(row -> all.add(row.getInt(1)));
        return all.toSet();
    }

    static void delete(Transaction tx, int id) {
        tx.update("DELETE FROM contact_change WHERE contact_id = ?", id);
        tx.update("DELETE FROM undeliverable WHERE contact_id = ?", id);
        tx.update("DELETE FROM contact WHERE id = ?", id);
    }
}
