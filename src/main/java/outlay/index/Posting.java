package outlay.index;

import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;
import outlay.Bytes;
import outlay.Varints;

/**
 * The contacts of one value as bytes: few of them as varints, the distances from one to the next,
 * many as a bitmap.
 */
final class Posting {
    private static final int FEW = 256;
    private static final byte DISTANCES = 0;
    private static final byte BITMAP = 1;

    private Posting() {}

    /** Writes the contacts between two places of an array, which are ascending. */
    static void write(int[] contacts, int from, int to, Bytes out) {
        if (to - from > FEW) {
            writeBitmap(FieldBuilder.bitmap(contacts, from, to), out);
            return;
        }
        out.single(DISTANCES);
        int last = 0;
        for (int i = from; i < to; i++) {
            out.varint(contacts[i] - last);
            last = contacts[i];
        }
    }

    static void write(RoaringBitmap contacts, Bytes out) {
        if (contacts.getCardinality() > FEW) {
            writeBitmap(contacts, out);
        } else {
            int[] few = contacts.toArray();
            write(few, 0, few.length, out);
        }
    }

    private static void writeBitmap(RoaringBitmap contacts, Bytes out) {
        out.single(BITMAP);
        out.all(Bitmaps.bytes(contacts));
    }

    /** Reads what was written. */
    static RoaringBitmap read(Slice stored) {
        if (isBitmap(stored)) {
            return bitmap(stored);
        }
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        eachDistant(
                stored,
                contact -> {
                    writer.add(contact);
                    return true;
                });
        return writer.get();
    }

    /** Returns how many of the contacts are among others. */
    static int countAmong(Slice stored, RoaringBitmap others) {
        if (isBitmap(stored)) {
            return RoaringBitmap.andCardinality(bitmap(stored), others);
        }
        // Most values have few contacts: making a bitmap of them would cost more than all the rest.
        return eachDistant(stored, others::contains);
    }

    /** Visits the contacts from one on, ascending. */
    static void each(Slice stored, int first, IntConsumer visitor) {
        if (isBitmap(stored)) {
            PeekableIntIterator contacts = bitmap(stored).getIntIterator();
            contacts.advanceIfNeeded(first);
            while (contacts.hasNext()) {
                visitor.accept(contacts.next());
            }
        } else {
            eachDistant(
                    stored,
                    contact -> {
                        if (contact >= first) {
                            visitor.accept(contact);
                        }
                        return true;
                    });
        }
    }

    /** Visits the contacts, and returns of how many the visitor says yes. */
    private static int eachDistant(Slice stored, IntPredicate visitor) {
        int count = 0;
        int contact = 0;
        int at = stored.from + 1;
        while (at < stored.to) {
            int distance = Varints.read(stored.bytes, at, stored.to);
            if (distance < 0) {
                throw Block.unreadable("the contacts of a value in the index", null);
            }
            at += Varints.length(distance);
            contact += distance;
            count += visitor.test(contact) ? 1 : 0;
        }
        return count;
    }

    private static boolean isBitmap(Slice stored) {
        return stored.bytes[stored.from] == BITMAP;
    }

    private static RoaringBitmap bitmap(Slice stored) {
        return Bitmaps.of(ByteBuffer.wrap(stored.bytes, stored.from + 1, stored.length() - 1));
    }
}
