package outlay.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/**
 * All blocks of a field in one layer, some of them read ahead: those between keys that were asked
 * for before, since another server would send all that come behind.
 */
final class StoredBlocks implements Cursor.Blocks {
    private static final int AHEAD = 8;

    private final Transaction tx;
    private final long layer;
    private final int field;
    private final Deque<Block.Row> ahead = new ArrayDeque<>();

    /** Where the next ones begin; null: there are no more. */
    private @Nullable String next = "";

    StoredBlocks(Transaction tx, long layer, int field) {
        this.tx = tx;
        this.layer = layer;
        this.field = field;
    }

    @Override
    public byte @Nullable [] next() {
        if (ahead.isEmpty() && next != null) {
            readFrom(next);
        }
        Block.Row row = ahead.poll();
        return row == null ? null : row.block();
    }

    private void readFrom(String start) {
        List<String> keys = PostingStore.firstKeys(tx, layer, field, start, AHEAD + 1);
        next = keys.size() > AHEAD ? keys.get(AHEAD) : null;
        if (!keys.isEmpty()) {
            String last = keys.get(Math.min(keys.size(), AHEAD) - 1);
            ahead.addAll(PostingStore.between(tx, layer, field, keys.get(0), last));
        }
    }
}
