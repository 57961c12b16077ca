package outlay.index;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** A set of contacts by their ids, in the order of import. Never changes. */
public final class ContactSet {
    /** No contacts. */
    public static final ContactSet EMPTY = new ContactSet(new RoaringBitmap());

    private final RoaringBitmap ids;

    /** Takes over the bitmap: nobody changes it from now on. */
    ContactSet(RoaringBitmap ids) {
        this.ids = ids;
    }

    /** Returns the set of these contacts, in whatever order they are. */
    public static ContactSet of(int... ids) {
        return new ContactSet(RoaringBitmap.bitmapOfUnordered(ids));
    }

    /** Returns the set that {@link #toBytes} made bytes of. */
    public static ContactSet of(byte[] bytes) {
        return new ContactSet(Bitmaps.of(ByteBuffer.wrap(bytes)));
    }

    /** Returns it in Roaring's portable format. */
    public byte[] toBytes() {
        return Bitmaps.bytes(ids.clone());
    }

    /** Returns how many contacts it holds. */
    public int size() {
        return ids.getCardinality();
    }

    /** Says whether it holds no contact. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Says whether it holds a contact. */
    public boolean contains(int id) {
        return ids.contains(id);
    }

    /** Returns the contacts that are in both. */
    public ContactSet and(ContactSet other) {
        return new ContactSet(RoaringBitmap.and(ids, other.ids));
    }

    /** Returns the contacts that are in at least one. */
    public ContactSet or(ContactSet other) {
        return new ContactSet(RoaringBitmap.or(ids, other.ids));
    }

    /** Returns the contacts that are not in the other. */
    public ContactSet minus(ContactSet other) {
        return new ContactSet(RoaringBitmap.andNot(ids, other.ids));
    }

    /** Returns the first contacts, at most {@code most}. */
    public ContactSet first(int most) {
        return new ContactSet(ids.limit(most));
    }

    /** Returns the contacts whose id lies between two, both included. */
    public ContactSet between(int first, int last) {
        return new ContactSet(ids.selectRange(first, last + 1L));
    }

    /** Returns the lowest id; the set is not empty. */
    public int lowest() {
        return ids.first();
    }

    /** Returns the lowest id from one on, 0 when there is none. */
    public int from(int id) {
        return (int) Math.max(0, ids.nextValue(id));
    }

    /** Returns the highest id; the set is not empty. */
    public int highest() {
        return ids.last();
    }

    /** Visits all contacts in the order of their ids. */
    public void forEach(IntConsumer visitor) {
        ids.forEach((org.roaringbitmap.IntConsumer) visitor::accept);
    }

    /** Returns the ids in ascending order. */
    public int[] toArray() {
        return ids.toArray();
    }

    /**
     * Returns contacts drawn at random, each equally likely, in the order of drawing; the same ones
     * for the same seed.
     *
     * @param most how many; all, shuffled, when the set is smaller
     */
    public int[] sample(int most, long seed) {
        Random random = new Random(seed);
        int[] drawn = ids.toArray();
        int n = Math.min(most, drawn.length);
        for (int i = 0; i < n; i++) {
            int other = i + random.nextInt(drawn.length - i);
            int id = drawn[other];
            drawn[other] = drawn[i];
            drawn[i] = id;
        }
        return Arrays.copyOf(drawn, n);
    }

    /** Collects ids into a set. */
    public static final class Collector {
        private final RoaringBitmap ids = new RoaringBitmap();

        /** Adds a contact. */
        public Collector add(int id) {
            ids.add(id);
            return this;
        }

        /** Says whether a contact was added. */
        public boolean contains(int id) {
            return ids.contains(id);
        }

        /** Returns the set of all that were added so far. */
        public ContactSet toSet() {
            return new ContactSet(ids.clone());
        }
    }

    /** Returns the bitmap; nobody changes it. */
    RoaringBitmap bitmap() {
        return ids;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactSet that && ids.equals(that.ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    @Override
    public String toString() {
        return ids.toString();
    }
}
