package outlay.index;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import outlay.Bytes;
import outlay.Problem;

/**
 * Some values of one field in the order of their keys, as one row of table {@code posting} holds
 * them: for each the key, how to show it (nothing when it is shown as its key), and its contacts.
 */
final class Block {
    /** A block is closed once it has so many bytes; a value with many contacts fills one alone. */
    static final int ENOUGH = 8 << 10;

    private Block() {}

    /** A finished block; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(int field, String firstKey, byte[] block) {}

    /** Packs entries, given in order, into blocks. */
    static final class Writer {
        private static final Slice NONE = new Slice();

        private final int field;
        private final Consumer<Row> rows;
        private final Bytes block = new Bytes(ENOUGH + 1024);
        private final Bytes posting = new Bytes(1024);
        private String firstKey = "";

        Writer(int field, Consumer<Row> rows) {
            this.field = field;
            this.rows = rows;
        }

        void add(Slice key, Slice display, int[] contacts, int from, int to) {
            posting.clear();
            Posting.write(contacts, from, to, posting);
            add(key, display, posting.array(), posting.size());
        }

        void add(Slice key, Slice display, RoaringBitmap contacts) {
            posting.clear();
            Posting.write(contacts, posting);
            add(key, display, posting.array(), posting.size());
        }

        /** Adds a value with how many contacts have it, where not asked which. */
        void add(Slice key, Slice display, int count) {
            posting.clear();
            posting.varint(count);
            add(key, display, posting.array(), posting.size());
        }

        /** Adds a value as it is in another block. */
        void add(Cursor value) {
            posting.clear();
            posting.all(value.posting.bytes, value.posting.from, value.posting.length());
            add(value.key, value.display, posting.array(), posting.size());
        }

        private void add(Slice key, Slice display, byte[] stored, int length) {
            if (block.size() > 0 && block.size() + length > ENOUGH) {
                finish();
            }
            if (block.size() == 0) {
                firstKey = key.toString();
            }
            text(key);
            text(display.equals(key) ? NONE : display);
            block.varint(length);
            block.all(stored, length);
        }

        private void text(Slice text) {
            block.varint(text.length());
            block.all(text.bytes, text.from, text.length());
        }

        /** Closes the last block; without entries there is none. */
        void finish() {
            if (block.size() > 0) {
                rows.accept(new Row(field, firstKey, block.toArray()));
                block.clear();
            }
        }
    }

    /** Says that stored bytes of the index are none; the contacts themselves may be sound. */
    static Problem unreadable(String what, @Nullable Exception cause) {
        return new Problem(
                Problem.Kind.DAMAGED,
                what + " cannot be read",
                "make the index anew with 'outlay doctor --rebuild-index'",
                cause);
    }
}
