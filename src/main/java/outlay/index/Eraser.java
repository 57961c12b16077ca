package outlay.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Bulk insertions;

    Eraser(Transaction tx, long layer, RoaringBitmap erased) {
        this.tx = tx;
        this.layer = layer;
        this.erased = erased;
        this.replacements = PostingStore.replacements(tx);
        this.insertions = PostingStore.insertions(tx);
    }

    /** Rewrites the blocks that hold these values. */
    void erase(Map<Integer, FieldBuilder> values) {
        values.forEach(this::erase);
    }

    private void erase(int field, FieldBuilder values) {
        List<Slice> keys = new ArrayList<>();
        values.visit((key, display, contacts, from, to) -> keys.add(new Slice().move(key)));
        int end = keys.size();
        while (end > 0) {
            // From the last to the first: rewriting a block moves no value before it.
            String last = keys.get(end - 1).toString();
            Optional<Block.Row> block = PostingStore.block(tx, layer, field, last);
            if (block.isEmpty()) {
                return;
            }
            int start = firstFrom(Slice.of(block.get().firstKey()), keys, end);
            rewrite(block.get(), new Among(keys.subList(start, end))::has);
            end = start;
        }
    }

    /** Returns which is the first key that is not before another, of those before a place. */
    private static int firstFrom(Slice first, List<Slice> keys, int end) {
        int start = end;
        while (start > 0 && keys.get(start - 1).compare(first) >= 0) {
            start--;
        }
        return start;
    }

    /** Rewrites all blocks in which any of the contacts is. */
    void eraseEverywhere() {
        for (int field : PostingStore.fields(tx, layer)) {
            List<Block.Row> concerned = new ArrayList<>();
            PostingStore.eachRow(
                    tx,
                    layer,
                    field,
                    row -> {
                        if (isConcerned(row)) {
                            concerned.add(row);
                        }
                    });
            concerned.forEach(row -> rewrite(row, value -> true));
        }
    }

    private boolean isConcerned(Block.Row row) {
        Cursor values = Cursor.of(row.block());
        while (values.next()) {
            if (RoaringBitmap.intersects(Posting.read(values.posting), erased)) {
                return true;
            }
        }
        return false;
    }

    private void rewrite(Block.Row row, Predicate<Slice> isConcerned) {
        List<Block.Row> rewritten = new ArrayList<>();
        Block.Writer writer = new Block.Writer(row.field(), rewritten::add);
        Cursor values = Cursor.of(row.block());
        while (values.next()) {
            if (isConcerned.test(values.key)) {
                withoutErased(values, writer);
            } else {
                writer.add(values);
            }
        }
        writer.finish();
        put(row, rewritten);
    }

    private void put(Block.Row old, List<Block.Row> rewritten) {
        boolean staysInPlace = false;
        for (Block.Row row : rewritten) {
            if (row.firstKey().equals(old.firstKey())) {
                PostingStore.replace(replacements, layer, row);
                staysInPlace = true;
            } else {
                PostingStore.insert(insertions, layer, row);
            }
        }
        if (!staysInPlace) {
            PostingStore.delete(tx, layer, old.field(), old.firstKey());
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
        try (replacements) {
            insertions.close();
        }
    }

    /** Keys in their order, asked for others in theirs. */
    private static final class Among {
        private final Iterator<Slice> keys;
        private @Nullable Slice next;

        Among(List<Slice> keys) {
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
            next = keys.hasNext() ? keys.next() : null;
        }
    }
}
