package outlay.index;

import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

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

    /** Reads the rest of a buffer. */
    static RoaringBitmap read(ByteBuffer stored) {
        if (stored.get() == BITMAP) {
            return Bitmaps.of(stored);
        }
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        int contact = 0;
        while (stored.hasRemaining()) {
            contact += varint(stored);
            writer.add(contact);
        }
        return writer.get();
    }

    static int varint(ByteBuffer bytes) {
        int number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
