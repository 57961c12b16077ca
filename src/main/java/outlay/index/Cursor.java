package outlay.index;

import org.jspecify.annotations.Nullable;
import outlay.Varints;

/**
 * Goes through the values of one field in the order of their keys, some blocks in memory at a time,
 * without making texts of them.
 */
final class Cursor {
    /** Where the blocks come from, in their order. */
    @FunctionalInterface
    interface Blocks {
        /** Returns the next block, null behind the last. */
        byte @Nullable [] next();
    }

    private final Blocks blocks;
    private byte[] block = {};
    private int at;

    /** The key of the present value. */
    final Slice key = new Slice();

    /** How it is shown. */
    final Slice display = new Slice();

    /** Its contacts, as {@link Posting} has them, or whatever else was put behind it. */
    final Slice posting = new Slice();

    Cursor(Blocks blocks) {
        this.blocks = blocks;
    }

    /** Returns a cursor in front of the values of one block. */
    static Cursor of(byte[] block) {
        Cursor cursor = new Cursor(() -> null);
        cursor.block = block;
        return cursor;
    }

    /** Moves to the next value; false when there is none. */
    boolean next() {
        while (at == block.length) {
            byte[] more = blocks.next();
            if (more == null) {
                return false;
            }
            block = more;
            at = 0;
        }
        take(key);
        take(display);
        take(posting);
        if (display.length() == 0) {
            display.move(block, key.from, key.to);
        }
        return true;
    }

    private void take(Slice part) {
        int length = Varints.read(block, at, block.length);
        at += Varints.length(length);
        if (length < 0 || length > block.length - at) {
            throw Block.unreadable("a block of the index", null);
        }
        part.move(block, at, at + length);
        at += length;
    }
}
