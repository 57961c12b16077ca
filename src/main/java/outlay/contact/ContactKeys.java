package outlay.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import outlay.EmailAddress;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * All SQL of table {@code contact_key}: which contact has an email address.
 *
 * <p>An address is kept under its hash; should another one be there, under the next free number.
 */
public final class ContactKeys {
    private ContactKeys() {}

    /** Returns the contact with this address, visible or not. */
    public static OptionalInt find(Transaction tx, String key) {
        for (long hash = hash(key); ; hash++) {
            int contact = at(tx, hash);
            if (contact == 0) {
                return OptionalInt.empty();
            }
            if (ContactStore.hasKey(tx, contact, key)) {
                return OptionalInt.of(contact);
            }
        }
    }

    /** Takes a hash under which a contact is. */
    @FunctionalInterface
    public interface Visitor {
        void found(long hash, int contact);
    }

    /** Looks many hashes up at once: those under which a contact is, visible or not. */
    public static void visit(Transaction tx, long[] hashes, Visitor visitor) {
        // One after the other in the order of the table, so that each of its pages is read once.
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        tx.query(
                        """
                        SELECT contact_key.hash, contact_key.contact_id
                        FROM json_each(?) AS wanted
                        CROSS JOIN contact_key
                        WHERE contact_key.hash = wanted.value
                        """,
                        Arrays.toString(sorted))
                .each(row -> visitor.found(row.getLong(1), row.getInt(2)));
    }

    /** Returns the hashes that are taken, in their order: so many of those above one. */
    public static List<Long> after(Transaction tx, long hash, int most) {
        return tx.query(
                        """
                        SELECT hash
                        FROM contact_key
                        WHERE hash > ?
                        ORDER BY hash
                        LIMIT ?
                        """,
                        hash,
                        most)
                .list(row -> row.getLong(1));
    }

    /** Visits the entries of the contacts whose ids lie between two, both included. */
    public static void visitOf(Transaction tx, int first, int last, Visitor visitor) {
        tx.query(
                        """
                        SELECT hash, contact_id
                        FROM contact_key
                        WHERE contact_id BETWEEN ? AND ?
                        """,
                        first,
                        last)
                .each(row -> visitor.found(row.getLong(1), row.getInt(2)));
    }

    /** Returns the contact under a hash, 0 when it is free. */
    public static int at(Transaction tx, long hash) {
        return (int)
                tx.query(
                                """
                                SELECT contact_id
                                FROM contact_key
                                WHERE hash = ?
                                """,
                                hash)
                        .number();
    }

    /**
     * Looks through some entries behind a hash and deletes those of contacts with higher ids than
     * one. None of the others has given way to one of them: they came later.
     *
     * @return the hash to go on behind; empty when there are no more entries
     */
    public static OptionalLong forgetAbove(Transaction tx, int id, long hash, int most) {
        OptionalLong last =
                tx.query(
                                """
                                SELECT hash
                                FROM (SELECT hash
                                      FROM contact_key
                                      WHERE hash > ?
                                      ORDER BY hash
                                      LIMIT ?) AS next
                                ORDER BY hash DESC
                                LIMIT 1
                                """,
                                hash,
                                most)
                        .maybeNumber();
        if (last.isPresent()) {
            tx.update(
                    """
                    DELETE FROM contact_key
                    WHERE hash > ?
                      AND hash <= ?
                      AND contact_id > ?
                    """,
                    hash,
                    last.getAsLong(),
                    id);
        }
        return last;
    }

    /**
     * Deletes the entry of a contact. Addresses behind it that had to give way to it take its
     * place.
     */
    public static void delete(Transaction tx, int contact, String key) {
        long hash = hash(key);
        while (at(tx, hash) != contact) {
            if (at(tx, hash) == 0) {
                return;
            }
            hash++;
        }
        remove(tx, hash);
        for (long next = hash + 1; at(tx, next) != 0; next++) {
            int displaced = at(tx, next);
            long home = hash(ContactStore.key(tx, displaced));
            if (home <= hash) {
                remove(tx, next);
                insert(tx, hash, displaced);
                hash = next;
            }
        }
    }

    /** Returns how many addresses of contacts up to one there are. */
    public static long count(Transaction tx, int last) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM contact_key
                        WHERE contact_id <= ?
                        """,
                        last)
                .number();
    }

    /** Enters the address of a contact, which is not there yet. */
    public static void enter(Transaction tx, int contact, String key) {
        long hash = hash(key);
        while (at(tx, hash) != 0) {
            hash++;
        }
        insert(tx, hash, contact);
    }

    /** Deletes addresses of contacts that are not there. */
    public static void deleteStrays(Transaction tx) {
        ContactSet all = ContactPages.all(tx);
        List<Long> strays = new ArrayList<>();
        tx.query(
                        """
                        SELECT hash, contact_id
                        FROM contact_key
                        """)
                .each(
                        row -> {
                            if (!all.contains(row.getInt(2))) {
                                strays.add(row.getLong(1));
                            }
                        });
        strays.forEach(hash -> remove(tx, hash));
    }

    private static void remove(Transaction tx, long hash) {
        tx.update(
                """
                DELETE FROM contact_key
                WHERE hash = ?
                """,
                hash);
    }

    private static void insert(Transaction tx, long hash, int contact) {
        tx.update(
                """
                INSERT INTO contact_key (hash, contact_id)
                VALUES (?, ?)
                """,
                hash,
                contact);
    }

    /** Returns 64 well-mixed bits of an address as it is compared: FNV-1a, then Murmur's mixer. */
    public static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ (hash >>> 33)) >> 1;
    }

    public static String keyOf(String written) {
        return EmailAddress.stored(written).key();
    }
}
