package outlay.index;

import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * The contacts of one value while a layer is made: ids in ascending order, kept as the distances
 * between them.
 */
public final class Posting {
    /** Few contacts are stored as distances, many as a bitmap. */
    private static final int FEW = 256;

    private static final byte DISTANCES = 0;
    private static final byte BITMAP = 1;
    private static final byte[] NONE = {};

    final String display;
    private byte[] more = NONE;
    private int used;
    private int first;
    private int last;
    private int count;

    Posting(String display) {
        this.display = display;
    }

    /** Adds a contact: the one added last again, which changes nothing, or a later one. */
    public void add(int contact) {
        if (count == 0) {
            first = contact;
        } else if (contact > last) {
            append(contact - last);
        } else if (contact == last) {
            return;
        } else {
            throw new IllegalArgumentException(contact + " comes before " + last);
        }
        last = contact;
        count++;
    }

    private void append(int distance) {
        if (used + 5 > more.length) {
            more = java.util.Arrays.copyOf(more, Math.max(8, used * 3 / 2 + 5));
        }
        int rest = distance;
        while ((rest & ~0x7f) != 0) {
            more[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        more[used++] = (byte) rest;
    }

    int count() {
        return count;
    }

    /** Writes the posting as it is stored. */
    void writeTo(Bytes out) {
        if (count <= FEW) {
            out.single(DISTANCES);
            if (count > 0) {
                out.varint(first);
            }
            out.all(more, used);
        } else {
            out.single(BITMAP);
            out.all(Bitmaps.bytes(toBitmap()));
        }
    }

    /** Returns the contacts. */
    RoaringBitmap toBitmap() {
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        if (count > 0) {
            writer.add(first);
            readDistances(ByteBuffer.wrap(more, 0, used), first, writer);
        }
        return writer.get();
    }

    /** Reads a posting as it is stored: the rest of the buffer. */
    static RoaringBitmap read(ByteBuffer stored) {
        if (stored.get() == BITMAP) {
            return Bitmaps.of(stored);
        }
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        readDistances(stored, 0, writer);
        return writer.get();
    }

    /** Writes any contacts as a stored posting. */
    static void write(RoaringBitmap contacts, Bytes out) {
        if (contacts.getCardinality() <= FEW) {
            Posting few = new Posting("");
            contacts.forEach((org.roaringbitmap.IntConsumer) few::add);
            few.writeTo(out);
        } else {
            out.single(BITMAP);
            out.all(Bitmaps.bytes(contacts));
        }
    }

    private static void readDistances(
            ByteBuffer distances, int from, RoaringBitmapWriter<RoaringBitmap> writer) {
        int contact = from;
        while (distances.hasRemaining()) {
            contact += varint(distances);
            writer.add(contact);
        }
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
