package outlay.contact;

import java.util.Optional;
import outlay.Bytes;
import outlay.Problem;
import outlay.Varints;

/**
 * Some contacts, ids ascending, as one row of table {@code contact_page} holds them: for each the
 * distance to the id before, the length of its address, the address, the length of its values, the
 * values (see {@link FieldValues}). Numbers are {@link Varints}.
 *
 * <p>To write and read a row costs many times what a contact on it does, hence several on each. A
 * page that is full begins another one behind it; both are of the same {@link #STRETCH} of ids.
 */
final class ContactPage {
    /** As much as fits into one of SQLite's own pages of 8192 bytes, beside what it needs there. */
    private static final int FULL = 8192 - 46;

    /**
     * Ids that divide by it begin a page: where ranges of ids are on different servers, each of
     * which commits for itself, no contact ever changes from one to the other.
     */
    private static final int STRETCH = 1 << 14;

    private ContactPage() {}

    /** Goes through the contacts of one page. */
    static final class Reader {
        private final byte[] page;
        private final StoredContact contact = new StoredContact();
        private int at;
        private int id;

        /**
         * @param first the row's first_id
         */
        Reader(int first, byte[] page) {
            this.page = page;
            this.id = first;
        }

        boolean hasNext() {
            return at < page.length;
        }

        /**
         * Returns the next contact, which is valid until the one after it is asked for.
         *
         * @throws Problem DAMAGED when these bytes are no page
         */
        StoredContact next() {
            int distance = varint();
            if (distance > Integer.MAX_VALUE - id) {
                throw damaged();
            }
            id += distance;
            int email = varint();
            contact.address(id, page, at, end(email));
            at += email;
            int values = varint();
            contact.values(page, at, end(values));
            at += values;
            return contact;
        }

        /** Returns a contact, if it is on the page. */
        Optional<StoredContact> find(int id) {
            while (hasNext()) {
                if (next().id() == id) {
                    return Optional.of(contact);
                }
            }
            return Optional.empty();
        }

        /** Visits the contacts. */
        void forEach(ContactScan.Visitor visitor) {
            while (hasNext()) {
                visitor.contact(next());
            }
        }

        private int end(int length) {
            if (length > page.length - at) {
                throw damaged();
            }
            return at + length;
        }

        private int varint() {
            int number = Varints.read(page, at, page.length);
            if (number < 0) {
                throw damaged();
            }
            at += Varints.length(number);
            return number;
        }

        private Problem damaged() {
            return new Problem(
                    Problem.Kind.DAMAGED,
                    "the contacts from number " + id + " on cannot be read",
                    "restore a backup (see 'outlay backup --help')");
        }
    }

    /** Puts contacts on pages: one at a time, ids ascending. */
    static final class Writer {
        private final Bytes page = new Bytes(2 * FULL);
        private int first;
        private int last;

        boolean isEmpty() {
            return page.size() == 0;
        }

        /** Returns the id at which the page begins. */
        int first() {
            return first;
        }

        /** Starts anew with a page that begins at an id, be there a contact or not. */
        void begin(int first) {
            this.first = first;
            this.last = first;
            page.clear();
        }

        /**
         * Says whether a contact still fits; on an empty page any does.
         *
         * @param length of address and values, in bytes
         */
        boolean hasRoomFor(int length) {
            return isEmpty() || page.size() + length + 3 * Varints.LONGEST <= FULL;
        }

        /** Says whether a contact with this id is of the same stretch as the page. */
        boolean isOfStretch(int id) {
            return id / STRETCH == first / STRETCH;
        }

        void add(int id, byte[] email, byte[] values) {
            number(id);
            part(email, 0, email.length);
            part(values, 0, values.length);
        }

        void add(StoredContact contact) {
            number(contact.id());
            contact.copyTo(this::part);
        }

        private void number(int id) {
            page.varint(id - last);
            last = id;
        }

        private void part(byte[] from, int start, int end) {
            page.varint(end - start);
            page.all(from, start, end - start);
        }

        byte[] toBytes() {
            return page.toArray();
        }
    }
}
