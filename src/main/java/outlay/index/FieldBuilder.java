package outlay.index;

import org.roaringbitmap.RoaringBitmap;
import outlay.Bytes;
import outlay.Varints;

/**
 * One field of a layer in the making: its different values, numbered as they come, and which
 * contact has which of them: as pairs of varints, the distance to the contact before and the number
 * of the value.
 */
public final class FieldBuilder {
    /** The number of the empty key: having any value at all. */
    public static final int ANY = 0;

    private final KeyTable values = new KeyTable();
    private final Bytes pairs = new Bytes(1 << 10);
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
    public int number(Slice key, Slice display) {
        return values.number(key, display);
    }

    /** Returns the number of a value; an empty display is that of the key. */
    public int number(String key, String display) {
        Slice text = Slice.of(key);
        return number(text, display.isEmpty() ? text : Slice.of(display));
    }

    /** Adds that a contact has a value; contacts come in the order of their ids. */
    public void add(int contact, int value) {
        if (contact < lastContact) {
            throw new IllegalArgumentException(contact + " comes before " + lastContact);
        }
        pairs.varint(contact - lastContact);
        pairs.varint(value);
        lastContact = contact;
    }

    /** Returns about how many bytes it takes in memory. */
    long memory() {
        return values.memory() + pairs.capacity();
    }

    /** Takes the values in the order of their keys. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a value and its contacts: ascending, between two places of the array. The slices
         * are used again for the next one.
         */
        void value(Slice key, Slice display, int[] contacts, int from, int to);
    }

    /** Visits all values that contacts have, in the order of their keys. */
    void visit(Visitor visitor) {
        int[] order = values.sorted();
        int[] ends = new int[order.length];
        int[] contacts = contactsByValue(order, ends);
        Slice key = new Slice();
        Slice display = new Slice();
        int from = 0;
        for (int value : order) {
            int to = withoutDoubles(contacts, from, ends[value]);
            if (to > from) {
                values.get(value, key, display);
                visitor.value(key, display, contacts, from, to);
            }
            from = ends[value];
        }
    }

    /** Sorts the pairs by the order of the values; {@code ends} become where each one's end. */
    private int[] contactsByValue(int[] order, int[] ends) {
        int[] counts = counts(order.length);
        int all = 0;
        for (int value : order) {
            ends[value] = all;
            all += counts[value];
        }
        int[] contacts = new int[all];
        visitPairs(
                (contact, isNew, value) -> {
                    if (value != ANY) {
                        contacts[ends[value]++] = contact;
                    }
                    if (isNew) {
                        contacts[ends[ANY]++] = contact;
                    }
                });
        return contacts;
    }

    /** How many contacts have each value; any value, each contact once. */
    private int[] counts(int size) {
        int[] counts = new int[size];
        visitPairs(
                (contact, isNew, value) -> {
                    if (value != ANY) {
                        counts[value]++;
                    }
                    if (isNew) {
                        counts[ANY]++;
                    }
                });
        return counts;
    }

    @FunctionalInterface
    private interface PairVisitor {
        void pair(int contact, boolean isNew, int value);
    }

    private void visitPairs(PairVisitor visitor) {
        int contact = 0;
        int at = 0;
        while (at < pairs.size()) {
            int distance = pairs.varintAt(at);
            at += Varints.length(distance);
            int value = pairs.varintAt(at);
            at += Varints.length(value);
            contact += distance;
            visitor.pair(contact, distance > 0, value);
        }
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

    /** Returns the contacts between two places as a bitmap. */
    static RoaringBitmap bitmap(int[] contacts, int from, int to) {
        RoaringBitmap bitmap = new RoaringBitmap();
        bitmap.addN(contacts, from, to - from);
        return bitmap;
    }
}
