package outlay.index;

import java.util.Map;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Bulk;
import outlay.db.Transaction;

/** Changes the index: stages layers, makes them visible, takes contacts out. */
public final class Layers {
    /**
     * How many blocks are deleted in one transaction: about as many megabytes as it has hundreds.
     */
    private static final int BLOCKS_AT_A_TIME = 5_000;

    private Layers() {}

    /** Writes a layer that nobody sees yet. */
    public static void stage(Transaction tx, LayerBuilder builder) {
        long layer = LayerStore.insert(tx, builder.covers());
        try (Bulk insertions = PostingStore.insertions(tx)) {
            builder.blocks(row -> PostingStore.insert(insertions, layer, row));
        }
    }

    /**
     * Makes all staged layers visible.
     *
     * @param again the contacts that the latest staged layers index again: in each other layer that
     *     covers them they are dead from now on
     */
    public static void show(Transaction tx, ContactSet again) {
        RoaringBitmap left = again.bitmap().clone();
        java.util.List<Layer> newestFirst = new java.util.ArrayList<>(LayerStore.present(tx));
        java.util.Collections.reverse(newestFirst);
        RoaringBitmap seen = new RoaringBitmap();
        for (Layer layer : newestFirst) {
            RoaringBitmap here = RoaringBitmap.and(layer.covers(), left);
            RoaringBitmap dead = RoaringBitmap.and(here, seen);
            if (!dead.isEmpty() && !layer.dead().contains(dead)) {
                LayerStore.setDead(tx, layer.id(), RoaringBitmap.or(layer.dead(), dead));
            }
            seen.or(here);
        }
        LayerStore.showStaged(tx);
    }

    /** Forgets the staged layers of an import that did not come to its end. */
    public static void abandon(Transaction tx) {
        LayerStore.dropStaged(tx);
    }

    /** Says whether dropped layers have left something behind. */
    public static boolean hasDropped(Transaction tx) {
        return !LayerStore.dropped(tx).isEmpty();
    }

    /** Deletes some of what dropped layers have left behind; false when nothing is left. */
    public static boolean sweep(Transaction tx) {
        for (long layer : LayerStore.dropped(tx)) {
            if (PostingStore.deleteSome(tx, layer, BLOCKS_AT_A_TIME) > 0) {
                return true;
            }
            LayerStore.delete(tx, layer);
        }
        return false;
    }

    /**
     * Takes contacts out of the index.
     *
     * @param contacts the contacts, each with its present values
     */
    public static void erase(Transaction tx, LayerBuilder contacts) {
        for (Layer layer : LayerStore.present(tx)) {
            RoaringBitmap here = RoaringBitmap.and(layer.covers(), contacts.covers());
            if (here.isEmpty()) {
                continue;
            }
            LayerStore.setDead(tx, layer.id(), RoaringBitmap.or(layer.dead(), here));
            if (RoaringBitmap.intersects(here, layer.dead())) {
                // Here they have values that they no longer had: look everywhere.
                new Eraser(tx, layer.id(), here).eraseEverywhere();
            } else {
                new Eraser(tx, layer.id(), here).erase(contacts.postings());
            }
        }
    }

    /** Rewrites the blocks of one layer without some contacts. */
    private static final class Eraser {
        private final Transaction tx;
        private final long layer;
        private final RoaringBitmap erased;

        Eraser(Transaction tx, long layer, RoaringBitmap erased) {
            this.tx = tx;
            this.layer = layer;
            this.erased = erased;
        }

        void erase(Map<Integer, Map<String, Posting>> values) {
            values.forEach(
                    (field, postings) -> {
                        String done = "";
                        boolean any = false;
                        for (String key : postings.keySet().stream().sorted(Block.ORDER).toList()) {
                            java.util.Optional<Block.Row> block =
                                    PostingStore.block(tx, layer, field, key);
                            if (block.isPresent()
                                    && !(any && block.get().firstKey().equals(done))) {
                                rewrite(block.get());
                                done = block.get().firstKey();
                                any = true;
                            }
                        }
                    });
        }

        void eraseEverywhere() {
            for (int field : PostingStore.fields(tx, layer)) {
                PostingStore.rows(tx, layer, field).forEach(this::rewrite);
            }
        }

        private void rewrite(Block.Row row) {
            try (Bulk insertions = PostingStore.insertions(tx)) {
                Consumer<Block.Row> insert = b -> PostingStore.insert(insertions, layer, b);
                PostingStore.delete(tx, layer, row.field(), row.firstKey());
                Block.Writer writer = new Block.Writer(row.field(), insert);
                Block.Reader entries = new Block.Reader(row.block());
                while (entries.hasNext()) {
                    Block.Entry entry = entries.next();
                    RoaringBitmap left = RoaringBitmap.andNot(entry.contacts(), erased);
                    if (!left.isEmpty()) {
                        writer.add(entry.key(), entry.display(), left);
                    }
                }
                writer.finish();
            }
        }
    }
}
