package outlay.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.LongToIntFunction;
import outlay.EmailAddress;
import outlay.db.Bulk;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/**
 * The address table: which contact has an email address. All SQL of table {@code contact_key}.
 *
 * <p>An address is kept under its hash; should another one be there, under the next free number.
 */
public final class AddressTable {
    private static final String INSERT =
            """
            INSERT INTO contact_key (hash, contact_id)
            VALUES (?, ?)
            """;

    private AddressTable() {}

    /**
     * Where a search ended.
     *
     * @param contact who was found; 0 when nobody was, and the number is free
     */
    public record Place(long hash, int contact) {}

    /**
     * Searches from a hash on, number by number.
     *
     * @param at returns the contact under a number, 0 when it is free
     * @param isWanted says whether a contact is the one that is searched
     */
    public static Place search(long hash, LongToIntFunction at, IntPredicate isWanted) {
        long number = hash;
        int contact = at.applyAsInt(number);
        while (contact != 0 && !isWanted.test(contact)) {
            number++;
            contact = at.applyAsInt(number);
        }
        return new Place(number, contact);
    }

    /** Searches the table for an address. */
    public static Place search(Transaction tx, String key, IntPredicate isWanted) {
        return search(hash(key), number -> at(tx, number), isWanted);
    }

    /** Returns the contact with this address, visible or not. */
    public static OptionalInt find(Transaction tx, String key) {
        int contact = search(tx, key, id -> ContactStore.hasKey(tx, id, key)).contact();
        return contact == 0 ? OptionalInt.empty() : OptionalInt.of(contact);
    }

    /** Gives a contact its address, which nobody has. */
    public static void claim(Transaction tx, int contact, String key) {
        insert(tx, search(tx, key, id -> false).hash(), contact);
    }

    /**
     * Takes the address of a contact out. Addresses behind it that had to give way to it take its
     * place.
     */
    public static void remove(Transaction tx, int contact, String key) {
        Place place = search(tx, key, id -> id == contact);
        if (place.contact() == 0) {
            return;
        }
        long free = place.hash();
        delete(tx, free);
        for (long next = free + 1; at(tx, next) != 0; next++) {
            int displaced = at(tx, next);
            if (hash(ContactStore.key(tx, displaced)) <= free) {
                delete(tx, next);
                insert(tx, free, displaced);
                free = next;
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

    /** Enters contacts under numbers that are free. */
    public static void insert(Transaction tx, long[] hashes, LongToIntFunction contact) {
        try (Bulk insertions = tx.bulk(INSERT)) {
            for (long hash : hashes) {
                insertions.bind(1, hash).bind(2, contact.applyAsInt(hash)).run();
            }
        }
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
        strays.forEach(hash -> delete(tx, hash));
    }

    private static void delete(Transaction tx, long hash) {
        tx.update(
                """
                DELETE FROM contact_key
                WHERE hash = ?
                """,
                hash);
    }

    private static void insert(Transaction tx, long hash, int contact) {
        tx.update(INSERT, hash, contact);
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
