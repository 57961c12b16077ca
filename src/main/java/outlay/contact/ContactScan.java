package outlay.contact;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * One reading of very many contacts, ids ascending. Their pages are asked for by the chunk, because
 * to run a statement for each of them costs several times what the page itself does (decision D47).
 */
final class ContactScan {
    /**
     * So many ids or more for each that is wanted, and to seek the pages of the wanted ones is
     * cheaper than to pass over the others.
     */
    private static final int SPARSE = 32;

    private static final int CHUNK = 1024;

    /** So many pages are asked for by name at once. */
    private static final int NAMED = 128;

    private final Transaction tx;
    private final boolean changed;
    private final Visitor visitor;
    private final int[] ids = new int[CHUNK];
    private int count;

    /** Of {@code ids} those before this one are behind. */
    private int next;

    private final Map<Integer, byte[]> changes = new HashMap<>();

    /** Takes one contact; it is valid for as long as the call lasts. */
    @FunctionalInterface
    public interface Visitor {
        void contact(StoredContact contact);
    }

    private ContactScan(Transaction tx, boolean changed, Visitor visitor) {
        this.tx = tx;
        this.changed = changed;
        this.visitor = visitor;
    }

    /**
     * Visits contacts; an id that is no contact's is passed over.
     *
     * @param changed whether with the values that {@code contact_change} says
     */
    static void visit(Transaction tx, ContactSet contacts, boolean changed, Visitor visitor) {
        ContactScan scan = new ContactScan(tx, changed, visitor);
        contacts.forEach(scan::add);
        if (scan.count > 0) {
            scan.read();
        }
    }

    private void add(int id) {
        ids[count++] = id;
        if (count == CHUNK) {
            read();
        }
    }

    private void read() {
        if (changed) {
            readChanges();
        }
        next = 0;
        if ((ids[count - 1] - ids[0]) / count < SPARSE) {
            readRange();
        } else if (tx.isSpread()) {
            readScattered();
        } else {
            readListed();
        }
        count = 0;
    }

    private void readChanges() {
        changes.clear();
        tx.query(
                        """
                        SELECT contact_id, fields
                        FROM contact_change
                        WHERE contact_id IN (SELECT value FROM json_each(?))
                        """,
                        list())
                .each(row -> changes.put(row.getInt(1), row.getBytes(2)));
    }

    private void readRange() {
        tx.query(
                        """
                        SELECT first_id, contacts
                        FROM contact_page
                        WHERE first_id >= (
                            SELECT coalesce(max(first_id), 0)
                            FROM contact_page
                            WHERE first_id <= ?)
                          AND first_id <= ?
                        ORDER BY first_id
                        """,
                        ids[0],
                        ids[count - 1])
                .each(row -> page(row.getInt(1), row.getBytes(2)));
    }

    private void readListed() {
        tx.query(
                        """
                        SELECT first_id, contacts
                        FROM contact_page
                        WHERE first_id IN (
                            SELECT (SELECT max(first_id)
                                    FROM contact_page
                                    WHERE first_id <= wanted.value)
                            FROM json_each(?) AS wanted)
                        ORDER BY first_id
                        """,
                        list())
                .each(row -> page(row.getInt(1), row.getBytes(2)));
    }

    /**
     * Asks for where all pages of the range begin, and then for those that are wanted by their very
     * names: another server would send all of its pages to have some of them picked here.
     */
    private void readScattered() {
        WantedPages wanted = new WantedPages(ids, count);
        tx.query(
                        """
                        SELECT first_id
                        FROM contact_page
                        WHERE first_id >= (
                            SELECT coalesce(max(first_id), 0)
                            FROM contact_page
                            WHERE first_id <= ?)
                          AND first_id <= ?
                        ORDER BY first_id
                        """,
                        ids[0],
                        ids[count - 1])
                .each(row -> wanted.add(row.getInt(1)));
        List<Integer> starts = wanted.starts();
        for (int from = 0; from < starts.size(); from += NAMED) {
            readNamed(starts.subList(from, Math.min(from + NAMED, starts.size())));
        }
    }

    /** One text is for all: where fewer are wanted, it names the last one again and again. */
    private void readNamed(List<Integer> starts) {
        Object[] names = new Object[NAMED];
        Arrays.setAll(names, i -> starts.get(Math.min(i, starts.size() - 1)));
        tx.query(
                        """
                        SELECT first_id, contacts
                        FROM contact_page
                        WHERE first_id IN (%s)
                        ORDER BY first_id
                        """
                                .formatted(String.join(", ", Collections.nCopies(NAMED, "?"))),
                        names)
                .each(row -> page(row.getInt(1), row.getBytes(2)));
    }

    private void page(int first, byte[] bytes) {
        ContactPage.Reader page = new ContactPage.Reader(first, bytes);
        while (page.hasNext() && next < count) {
            StoredContact contact = page.next();
            while (next < count && ids[next] < contact.id()) {
                next++;
            }
            if (next < count && ids[next] == contact.id()) {
                visit(contact);
            }
        }
    }

    private void visit(StoredContact contact) {
        byte[] change = changed ? changes.get(contact.id()) : null;
        if (change != null) {
            contact.values(change, 0, change.length);
        }
        visitor.contact(contact);
    }

    /** Returns the ids as JSON, which is one value, however many they are. */
    private String list() {
        StringBuilder list = new StringBuilder(8 * count);
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? '[' : ',').append(ids[i]);
        }
        return list.append(']').toString();
    }
}
