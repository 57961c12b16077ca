package outlay.index;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** Rewrites blocks of one layer without some contacts: values that only they had go with them. */
final class Eraser {
    private final Transaction tx;
    private final long layer;
    private final RoaringBitmap erased;

    Eraser(Transaction tx, long layer, RoaringBitmap erased) {
        this.tx = tx;
        this.layer = layer;
        this.erased = erased;
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
            rewrite(block.get());
            left.tailSet(block.get().firstKey(), true).clear();
        }
    }

    /** Rewrites all blocks. */
    void eraseEverywhere() {
        for (int field : PostingStore.fields(tx, layer)) {
            PostingStore.rows(tx, layer, field).forEach(this::rewrite);
        }
    }

    private void rewrite(Block.Row row) {
        PostingStore.delete(tx, layer, row.field(), row.firstKey());
        try (Bulk insertions = PostingStore.insertions(tx)) {
            Consumer<Block.Row> insert = block -> PostingStore.insert(insertions, layer, block);
            Block.Writer writer = new Block.Writer(row.field(), insert);
            Cursor values = Cursor.of(row.block());
            while (values.next()) {
                RoaringBitmap left = RoaringBitmap.andNot(Posting.read(values.posting), erased);
                if (!left.isEmpty()) {
                    writer.add(values.key, values.display, left);
                }
            }
            writer.finish();
        }
    }
}
