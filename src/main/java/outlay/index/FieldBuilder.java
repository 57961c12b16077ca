package outlay.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * One field of a layer in the making: its different values, numbered as they come, and which
 * contact has which of them.
 *
 * <p>A layer has millions of both, so they are kept in a few long arrays: keys and displays as
 * UTF-8, one behind the other; who has what as pairs of varints, the distance to the contact before
 * and the number of the value.
 */
public final class FieldBuilder {
    /** The number of the empty key: having any value at all. */
    public static final int ANY = 0;

    private final Bytes texts = new Bytes(1 << 10);
    private final Bytes pairs = new Bytes(1 << 10);
    private int[] textEnds = new int[64];
    private int[] hashes = new int[32];
    private int[] counts = new int[32];
    private int[] slots = new int[64];
    private int values;
    private int lastContact;

    FieldBuilder() {
        number("", "");
    }

    /**
     * Returns the number of a value.
     *
     * @param key by which the value is compared
     * @param display how the value is shown; the first one given for a key counts
     */
    public int number(String key, String display) {
        int hash = key.hashCode() * 0x9E3779B9;
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        int mask = slots.length - 1;
        int slot = hash >>> 7 & mask;
        while (slots[slot] != 0) {
            int value = slots[slot] - 1;
            if (hashes[value] == hash && isKey(value, text)) {
                return value;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = values + 1;
        return add(hash, text, display.equals(key) ? "" : display);
    }

    /** Adds that a contact has a value; contacts come in the order of their ids. */
    public void add(int contact, int value) {
        if (contact < lastContact) {
            throw new IllegalArgumentException(contact + " comes before " + lastContact);
        }
        pairs.varint(contact - lastContact);
        pairs.varint(value);
        lastContact = contact;
        counts[value]++;
    }

    /** Returns about how many bytes it takes in memory. */
    long memory() {
        return texts.capacity() + pairs.capacity() + 24L * hashes.length;
    }

    /** Takes the values in the order of their keys. */
    @FunctionalInterface
    interface Visitor {
        /** Takes a value and its contacts: ascending, between two places of the array. */
        void value(String key, String display, int[] contacts, int from, int to);
    }

    /** Visits all values that contacts have, in the order of their keys. */
    void visit(Visitor visitor) {
        int[] order = new KeyOrder(texts.array(), textEnds, values).sorted();
        int[] ends = new int[values];
        int[] contacts = contactsByValue(order, ends);
        int from = 0;
        for (int value : order) {
            int to = withoutDoubles(contacts, from, ends[value]);
            if (to > from) {
                visitor.value(key(value), display(value), contacts, from, to);
            }
            from = ends[value];
        }
    }

    /** Sorts the pairs by the order of the values; {@code ends} become where each one's end. */
    private int[] contactsByValue(int[] order, int[] ends) {
        counts[ANY] = countContacts();
        int all = 0;
        for (int value : order) {
            ends[value] = all;
            all += counts[value];
        }
        int[] contacts = new int[all];
        byte[] bytes = pairs.array();
        int contact = 0;
        int at = 0;
        while (at < pairs.size()) {
            int distance = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                distance |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            int value = 0;
            shift = 0;
            do {
                next = bytes[at++];
                value |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            contact += distance;
            if (value != ANY) {
                contacts[ends[value]++] = contact;
            }
            if (distance > 0) {
                contacts[ends[ANY]++] = contact;
            }
        }
        return contacts;
    }

    /** How many contacts have any value: as many as there are steps from one to the next. */
    private int countContacts() {
        int count = 0;
        byte[] bytes = pairs.array();
        boolean isDistance = true;
        for (int at = 0; at < pairs.size(); at++) {
            if (isDistance && bytes[at] != 0) {
                count++;
            }
            while (bytes[at] < 0) {
                at++;
            }
            isDistance = !isDistance;
        }
        return count;
    }

    /** A contact may have a value twice, as in a title with the same word twice. */
    private static int withoutDoubles(int[] contacts, int from, int to) {
        int kept = from;
        for (int i = from; i < to; i++) {
            if (i == from || contacts[i] != contacts[kept - 1]) {
                contacts[kept++] = contacts[i];
            }
        }
        return kept;
    }

    private int add(int hash, byte[] key, String display) {
        hashes[values] = hash;
        texts.all(key);
        textEnds[2 * values] = texts.size();
        if (!display.isEmpty()) {
            texts.all(display.getBytes(StandardCharsets.UTF_8));
        }
        textEnds[2 * values + 1] = texts.size();
        values++;
        if (values == hashes.length) {
            grow();
        }
        return values - 1;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, values * 2);
        counts = Arrays.copyOf(counts, values * 2);
        textEnds = Arrays.copyOf(textEnds, values * 4);
        int mask = values * 4 - 1;
        int[] wider = new int[values * 4];
        for (int taken : slots) {
            if (taken != 0) {
                int slot = hashes[taken - 1] >>> 7 & mask;
                while (wider[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                wider[slot] = taken;
            }
        }
        slots = wider;
    }

    private int keyStart(int value) {
        return value == 0 ? 0 : textEnds[2 * value - 1];
    }

    private boolean isKey(int value, byte[] text) {
        int start = keyStart(value);
        int end = textEnds[2 * value];
        return Arrays.equals(texts.array(), start, end, text, 0, text.length);
    }

    private String key(int value) {
        return text(keyStart(value), textEnds[2 * value]);
    }

    private String display(int value) {
        return text(textEnds[2 * value], textEnds[2 * value + 1]);
    }

    private String text(int start, int end) {
        return new String(texts.array(), start, end - start, StandardCharsets.UTF_8);
    }

    /** Returns the contacts between two places as a bitmap. */
    static RoaringBitmap bitmap(int[] contacts, int from, int to) {
        RoaringBitmap bitmap = new RoaringBitmap();
        bitmap.addN(contacts, from, to - from);
        return bitmap;
    }
}
