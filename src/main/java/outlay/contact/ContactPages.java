package outlay.contact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.db.Bulk;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * All SQL that changes table {@code contact_page}, and that finds rows of it; {@link ContactScan}
 * reads very many (decision D33).
 */
public final class ContactPages {
    private static final String INSERT =
            """
            INSERT INTO contact_page (first_id, contacts)
            VALUES (?, ?)
            """;

    private ContactPages() {}

    /** One row; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(int first, byte[] contacts) {
        ContactPage.Reader read() {
            return new ContactPage.Reader(first, contacts);
        }
    }

    /** Says what becomes of a contact's values. */
    @FunctionalInterface
    interface Revision {
        /** Returns the new values; null when the contact goes. */
        byte @Nullable [] of(int id);
    }

    /** Returns a contact as it is stored. */
    static Optional<StoredContact> find(Transaction tx, int id) {
        return holding(tx, id).flatMap(page -> page.read().find(id));
    }

    /** Returns the addresses of all who are on the page of a contact, by their ids. */
    static Map<Integer, String> addresses(Transaction tx, int id) {
        Map<Integer, String> addresses = new HashMap<>();
        holding(tx, id)
                .ifPresent(
                        page ->
                                page.read()
                                        .forEach(
                                                contact ->
                                                        addresses.put(
                                                                contact.id(), contact.email())));
        return addresses;
    }

    /** Returns the page on which a contact is, if it is anywhere. */
    private static Optional<Stored> holding(Transaction tx, int id) {
        return tx.query(
                        """
                        SELECT first_id, contacts
                        FROM contact_page
                        WHERE first_id = (
                            SELECT max(first_id)
                            FROM contact_page
                            WHERE first_id <= ?)
                        """,
                        id)
                .first(row -> new Stored(row.getInt(1), row.getBytes(2)));
    }

    /** Returns all contacts, those of an import under way too. */
    static ContactSet all(Transaction tx) {
        ContactSet.Collector all = new ContactSet.Collector();
        tx.query(
                        """
                        SELECT first_id, contacts
                        FROM contact_page
                        ORDER BY first_id
                        """)
                .each(
                        row ->
                                new ContactPage.Reader(row.getInt(1), row.getBytes(2))
                                        .forEach(contact -> all.add(contact.id())));
        return all.toSet();
    }

    /** Deletes some pages of contacts with higher ids than one; false: there are none. */
    public static boolean forgetAbove(Transaction tx, int id, int pages) {
        long last =
                tx.query(
                                """
                                SELECT max(first_id)
                                FROM (SELECT first_id
                                      FROM contact_page
                                      WHERE first_id > ?
                                      ORDER BY first_id
                                      LIMIT ?) AS next
                                """,
                                id,
                                pages)
                        .number();
        tx.update(
                """
                DELETE FROM contact_page
                WHERE first_id > ?
                  AND first_id <= ?
                """,
                id,
                last);
        return last > 0;
    }

    /** Writes new contacts behind all others; ids ascend. */
    public static final class Appending implements AutoCloseable {
        private final Bulk insertions;
        private final ContactPage.Writer page = new ContactPage.Writer();

        public Appending(Transaction tx) {
            insertions = tx.bulk(INSERT);
        }

        public void add(int id, byte[] email, byte[] values) {
            if (!page.hasRoomFor(email.length + values.length) || !page.isOfStretch(id)) {
                write();
            }
            if (page.isEmpty()) {
                page.begin(id);
            }
            page.add(id, email, values);
        }

        /** Makes what was added readable. */
        public void flush() {
            write();
            insertions.flush();
        }

        private void write() {
            if (!page.isEmpty()) {
                insertions.bind(1, page.first()).bind(2, page.toBytes()).run();
                page.begin(0);
            }
        }

        @Override
        public void close() {
            try (insertions) {
                write();
            }
        }
    }

    /** Changes or deletes contacts; an id that is no contact's is passed over. */
    static void revise(Transaction tx, ContactSet contacts, Revision revision) {
        for (int id = contacts.from(1); id > 0; ) {
            int wanted = id;
            int last =
                    holding(tx, id)
                            .map(page -> revise(tx, page, contacts, revision))
                            .orElse(wanted);
            id = contacts.from(Math.max(last, wanted) + 1);
        }
    }

    /**
     * Writes a page anew, as several when its contacts need more room; returns its last id. All of
     * them are of the same stretch of ids, and so on the same server: together or not at all.
     */
    private static int revise(Transaction tx, Stored page, ContactSet contacts, Revision revision) {
        ContactPage.Writer writer = new ContactPage.Writer();
        writer.begin(page.first());
        ContactPage.Reader reader = page.read();
        int last = 0;
        while (reader.hasNext()) {
            StoredContact contact = reader.next();
            last = contact.id();
            byte[] values = contacts.contains(last) ? revision.of(last) : null;
            if (values != null) {
                contact.values(values, 0, values.length);
            } else if (contacts.contains(last)) {
                continue;
            }
            // An earlier version did not begin a page with each stretch.
            if (!writer.hasRoomFor(contact.size()) && writer.isOfStretch(contact.id())) {
                put(tx, page, writer);
                writer.begin(contact.id());
            }
            writer.add(contact);
        }
        put(tx, page, writer);
        return last;
    }

    private static void put(Transaction tx, Stored old, ContactPage.Writer page) {
        if (page.isEmpty()) {
            tx.update(
                    """
                    DELETE FROM contact_page
                    WHERE first_id = ?
                    """,
                    page.first());
        } else if (page.first() == old.first()) {
            tx.update(
                    """
                    UPDATE contact_page
                    SET contacts = ?
                    WHERE first_id = ?
                    """,
                    page.toBytes(),
                    page.first());
        } else {
            tx.update(INSERT, page.first(), page.toBytes());
        }
    }
}
