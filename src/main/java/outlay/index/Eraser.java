package outlay.index;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** Rewrites blocks of one layer without some contacts: values that only they had go with them. */
final class Eraser implements AutoCloseable {
    private final Transaction tx;
    private final long layer;
    private final RoaringBitmap erased;
    private final Bulk replacements;

    Eraser(Transaction tx, long layer, RoaringBitmap erased) {
        this.tx = tx;
        this.layer = layer;
        this.erased = erased;
        this.replacements = PostingStore.replacements(tx);
    }

    /** Rewrites the blocks that hold these values. */
    void erase(Map<Integer, FieldBuilder> values) {
        values.forEach(this::erase);
    }

    private void erase(int field, FieldBuilder values) {
        TreeSet<String> left = new TreeSet<>(Block.ORDER);
        values.visit((key, display, contacts, from, to) -> left.add(key.toString()));
        while (!left.isEmpty()) {
            // From the last to the first: rewriting a block moves no value before it.
            Optional<Block.Row> block = PostingStore.block(tx, layer, field, left.last());
            if (block.isEmpty()) {
                return;
            }
            Set<String> here = left.tailSet(block.get().firstKey(), true);
            rewrite(block.get(), new Among(here)::has);
            here.clear();
        }
    }

    /** Rewrites all blocks. */
    void eraseEverywhere() {
        for (int field : PostingStore.fields(tx, layer)) {
            PostingStore.rows(tx, layer, field).forEach(row -> rewrite(row, value -> true));
        }
    }

    private void rewrite(Block.Row row, Predicate<Slice> isConcerned) {
        boolean[] isReplaced = {false};
        Block.Writer writer =
                new Block.Writer(
                        row.field(),
                        block -> {
                            isReplaced[0] |= block.firstKey().equals(row.firstKey());
                            PostingStore.insert(replacements, layer, block);
                        });
        Cursor values = Cursor.of(row.block());
        while (values.next()) {
            if (isConcerned.test(values.key)) {
                withoutErased(values, writer);
            } else {
                writer.add(values);
            }
        }
        writer.finish();
        if (!isReplaced[0]) {
            PostingStore.delete(tx, layer, row.field(), row.firstKey());
        }
    }

    private void withoutErased(Cursor values, Block.Writer writer) {
        RoaringBitmap left = RoaringBitmap.andNot(Posting.read(values.posting), erased);
        if (!left.isEmpty()) {
            writer.add(values.key, values.display, left);
        }
    }

    /** Writes what is not yet written. */
    @Override
    public void close() {
        replacements.close();
    }

    /** Keys in their order, asked for others in theirs. */
    private static final class Among {
        private final Iterator<String> keys;
        private @Nullable Slice next;

        Among(Set<String> keys) {
            this.keys = keys.iterator();
            advance();
        }

        boolean has(Slice key) {
            while (next != null && next.compare(key) < 0) {
                advance();
            }
            return next != null && next.equals(key);
        }

        private void advance() {
            next = keys.hasNext() ? Slice.of(keys.next()) : null;
        }
    }
}
