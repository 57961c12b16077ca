package outlay.lead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import outlay.contact.ContactStore;
import outlay.contact.Field;
import outlay.contact.StoredContact;
import outlay.contact.ValueKeys;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Gathering;
import outlay.index.Slice;

/**
 * Leads in the order of what they have in a column: sizes as numbers, all else as people file it;
 * who has nothing comes last, and equal ones in the order of import.
 */
final class LeadOrder {
    private static final byte FIRST = 0;
    private static final byte LAST = 1;
    private static final Comparator<byte[]> BY_KEY = Arrays::compareUnsigned;

    /** With keys of a hundred bytes these take some ten megabytes. */
    private static final int MOST_IN_MEMORY = 100_000;

    private final MatchedLeads leads;
    private final int field;
    private final boolean descending;

    /**
     * Makes the order of a column.
     *
     * @param field its number, {@link LeadColumns#STATUS} for the status
     */
    LeadOrder(MatchedLeads leads, int field, boolean descending) {
        this.leads = leads;
        this.field = field;
        this.descending = descending;
    }

    /** Returns those that come first. */
    ContactSet first(Transaction tx, int most) {
        return most > MOST_IN_MEMORY ? firstOfMany(tx, most) : firstFew(tx, most);
    }

    /** What memory does not hold of the keys is sorted in a scratch file. */
    private ContactSet firstOfMany(Transaction tx, int most) {
        Gathering keys = new Gathering();
        Slice nothing = new Slice();
        ContactStore.scan(
                tx,
                leads.all(),
                contact -> {
                    byte[] key = key(contact);
                    keys.add(new Slice().move(key, 0, key.length), nothing, 1);
                });
        int[] ids = new int[Math.min(most, leads.all().size())];
        AtomicInteger taken = new AtomicInteger();
        keys.handOn(
                (key, display, count) -> {
                    if (taken.get() < ids.length) {
                        key.bytes(
                                (bytes, from, to) -> ids[taken.getAndIncrement()] = id(bytes, to));
                    }
                });
        return ContactSet.of(ids);
    }

    /** Only the keys of those that come first are in memory. */
    private ContactSet firstFew(Transaction tx, int most) {
        PriorityQueue<byte[]> first = new PriorityQueue<>(BY_KEY.reversed());
        ContactStore.scan(
                tx,
                most == 0 ? ContactSet.EMPTY : leads.all(),
                contact -> {
                    byte[] key = key(contact);
                    if (first.size() < most) {
                        first.add(key);
                    } else if (BY_KEY.compare(key, first.element()) < 0) {
                        first.remove();
                        first.add(key);
                    }
                });
        return ContactSet.of(first.stream().mapToInt(LeadOrder::id).toArray());
    }

    /** Returns bytes that sort as the leads do; the id is in them, so that no two are equal. */
    byte[] key(StoredContact contact) {
        byte[] value = ValueKeys.sorting(Field.kind(field), value(contact)).getBytes(UTF_8);
        ByteBuffer key = ByteBuffer.allocate(1 + value.length + 1 + Integer.BYTES);
        key.put(value.length == 0 ? LAST : FIRST).put(value).put((byte) 0);
        if (descending) {
            for (int at = 1; at < key.position(); at++) {
                key.put(at, (byte) ~key.get(at));
            }
        }
        return key.putInt(contact.id()).array();
    }

    private static int id(byte[] key) {
        return id(key, key.length);
    }

    private static int id(byte[] keys, int end) {
        return ByteBuffer.wrap(keys).getInt(end - Integer.BYTES);
    }

    private String value(StoredContact contact) {
        if (field == LeadColumns.STATUS) {
            return leads.status(contact.id());
        }
        if (field == Field.EMAIL.number()) {
            return contact.email();
        }
        String[] found = {""};
        contact.values(
                (number, bytes, from, to) -> {
                    if (number == field) {
                        found[0] = new String(bytes, from, to - from, UTF_8);
                    }
                });
        return found[0];
    }
}
