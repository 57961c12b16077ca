package outlay.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Some values of one field in the order of their keys, as one row of table {@code posting} holds
 * them: for each the key, how to show it (nothing when it is shown as its key), and its contacts.
 */
final class Block {
    /** A block is closed once it has so many bytes; a value with many contacts fills one alone. */
    private static final int ENOUGH = 8 << 10;

    /** The order of SQLite's BINARY collation: by UTF-8 bytes, which is by code points. */
    static final Comparator<String> ORDER = Block::compare;

    private Block() {}

    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean differently = Character.isSurrogate(a) != Character.isSurrogate(b);
                // A surrogate stands for a code point above all that need none.
                return differently ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
            }
        }
        return one.length() - other.length();
    }

    /** One value of a block. */
    record Entry(String key, String display, ByteBuffer posting) {
        RoaringBitmap contacts() {
            return Posting.read(posting.duplicate());
        }
    }

    /** A finished block; never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(int field, String firstKey, byte[] block) {}

    /** Goes through the entries of one block. */
    static final class Reader {
        private final ByteBuffer bytes;

        Reader(byte[] block) {
            bytes = ByteBuffer.wrap(block);
        }

        boolean hasNext() {
            return bytes.hasRemaining();
        }

        Entry next() {
            String key = text();
            String display = text();
            int length = Posting.varint(bytes);
            ByteBuffer posting = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return new Entry(key, display.isEmpty() ? key : display, posting);
        }

        private String text() {
            int length = Posting.varint(bytes);
            String text =
                    new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
            bytes.position(bytes.position() + length);
            return text;
        }
    }

    /** Packs entries, given in order, into blocks. */
    static final class Writer {
        private final int field;
        private final Consumer<Row> rows;
        private final Bytes block = new Bytes(ENOUGH + 1024);
        private final Bytes posting = new Bytes(1024);
        private String firstKey = "";

        Writer(int field, Consumer<Row> rows) {
            this.field = field;
            this.rows = rows;
        }

        void add(String key, String display, int[] contacts, int from, int to) {
            posting.clear();
            Posting.write(contacts, from, to, posting);
            add(key, display, posting.array(), posting.size());
        }

        void add(String key, String display, RoaringBitmap contacts) {
            posting.clear();
            Posting.write(contacts, posting);
            add(key, display, posting.array(), posting.size());
        }

        private void add(String key, String display, byte[] stored, int length) {
            if (block.size() > 0 && block.size() + length > ENOUGH) {
                finish();
            }
            if (block.size() == 0) {
                firstKey = key;
            }
            text(key);
            text(display.equals(key) ? "" : display);
            block.varint(length);
            block.all(stored, length);
        }

        private void text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            block.varint(bytes.length);
            block.all(bytes);
        }

        /** Closes the last block; without entries there is none. */
        void finish() {
            if (block.size() > 0) {
                rows.accept(new Row(field, firstKey, block.toArray()));
                block.clear();
            }
        }
    }
}
