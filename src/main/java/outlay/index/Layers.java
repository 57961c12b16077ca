package outlay.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import outlay.db.Bulk;
import outlay.db.Steps;
import outlay.db.Transaction;

/** Changes the index: stages layers, makes them visible, takes contacts out. */
public final class Layers {
    /**
     * How many blocks are deleted in one transaction: about as many megabytes as it has hundreds.
     */
    private static final int BLOCKS_AT_A_TIME = 5_000;

    /** A layer of fewer contacts is small; so many small ones are put together. */
    private static final int SMALL = 1 << 17;

    private static final int MOST_SMALL_LAYERS = 8;

    private Layers() {}

    /**
     * Writes a layer that nobody sees yet, in several short transactions.
     *
     * @return the layer's number
     */
    public static long stage(Steps steps, FinishedLayer layer) {
        long id = steps.ask(tx -> LayerStore.insert(tx, layer.contacts().bitmap()));
        for (List<Block.Row> rows : layer.chunks()) {
            steps.step(
                    tx -> {
                        try (Bulk insertions = PostingStore.insertions(tx)) {
                            rows.forEach(row -> PostingStore.insert(insertions, id, row));
                        }
                    });
        }
        return id;
    }

    /** Takes contacts out of a staged layer that were erased after they had been read for it. */
    public static void bury(Transaction tx, long layer, ContactSet gone) {
        if (!gone.isEmpty()) {
            LayerStore.setDead(tx, layer, gone.bitmap());
            try (Eraser eraser = new Eraser(tx, layer, gone.bitmap())) {
                eraser.eraseEverywhere();
            }
        }
    }

    /**
     * Makes all staged layers visible.
     *
     * @param again the contacts that the latest staged layers index again: in each other layer that
     *     covers them they are dead from now on
     */
    public static void show(Transaction tx, ContactSet again) {
        List<Layer> newestFirst = new ArrayList<>(LayerStore.present(tx));
        Collections.reverse(newestFirst);
        RoaringBitmap seen = new RoaringBitmap();
        for (Layer layer : newestFirst) {
            RoaringBitmap here = RoaringBitmap.and(layer.covers(), again.bitmap());
            RoaringBitmap dead = RoaringBitmap.and(here, seen);
            if (!dead.isEmpty() && !layer.dead().contains(dead)) {
                LayerStore.setDead(tx, layer.id(), RoaringBitmap.or(layer.dead(), dead));
            }
            seen.or(here);
        }
        LayerStore.showStaged(tx);
    }

    /** Forgets visible layers in which no contact is alive. */
    public static void dropEmpty(Transaction tx) {
        for (Layer layer : LayerStore.visible(tx)) {
            if (layer.alive().isEmpty()) {
                LayerStore.drop(tx, layer.id());
            }
        }
    }

    /**
     * Returns contacts that are worth being indexed again together: those of many small layers, and
     * those left in layers that are mostly dead.
     */
    public static ContactSet untidy(Transaction tx) {
        RoaringBitmap small = new RoaringBitmap();
        RoaringBitmap decayed = new RoaringBitmap();
        int smallOnes = 0;
        for (Layer layer : LayerStore.visible(tx)) {
            RoaringBitmap alive = layer.alive();
            if (alive.getCardinality() < layer.covers().getCardinality() / 2) {
                decayed.or(alive);
            } else if (alive.getCardinality() < SMALL) {
                small.or(alive);
                smallOnes++;
            }
        }
        return new ContactSet(
                smallOnes > MOST_SMALL_LAYERS ? RoaringBitmap.or(small, decayed) : decayed);
    }

    /** Says whether an earlier version made some of the index, and gave it fewer keys. */
    public static boolean isOutdated(Transaction tx) {
        return LayerStore.isOutdated(tx);
    }

    /** Returns the contacts that an earlier version has indexed. */
    public static ContactSet outdated(Transaction tx) {
        RoaringBitmap outdated = new RoaringBitmap();
        LayerStore.outdated(tx).forEach(layer -> outdated.or(layer.alive()));
        return new ContactSet(outdated);
    }

    /** Forgets the staged layers of somebody who did not come to the end. */
    public static void abandon(Transaction tx) {
        LayerStore.dropStaged(tx);
    }

    /**
     * Says whether there are neither layers that nobody sees, in the making or left behind, nor
     * such that an earlier version made, which gave them fewer keys.
     */
    public static boolean areTidy(Transaction tx) {
        return LayerStore.isTidy(tx);
    }

    /** Deletes some of what dropped layers have left behind; false when nothing is left. */
    public static boolean sweep(Transaction tx) {
        for (long layer : LayerStore.dropped(tx)) {
            if (PostingStore.deleteSome(tx, layer, BLOCKS_AT_A_TIME)) {
                tx.overtakeReaders();
                return true;
            }
            LayerStore.delete(tx, layer);
        }
        return false;
    }

    /** Has nobody see contacts in the index any more; {@link #wipe} takes out what is stored. */
    public static void hide(Transaction tx, ContactSet contacts) {
        for (Layer layer : LayerStore.present(tx)) {
            RoaringBitmap here = RoaringBitmap.and(layer.covers(), contacts.bitmap());
            if (!here.isEmpty()) {
                LayerStore.setDead(tx, layer.id(), RoaringBitmap.or(layer.dead(), here));
            }
        }
    }

    /** Takes out of the index what is stored of contacts that nobody sees any more. */
    public static void wipe(Transaction tx, ContactSet hidden) {
        for (Layer layer : LayerStore.present(tx)) {
            RoaringBitmap here = RoaringBitmap.and(layer.covers(), hidden.bitmap());
            if (!here.isEmpty()) {
                try (Eraser eraser = new Eraser(tx, layer.id(), here)) {
                    eraser.eraseEverywhere();
                }
            }
        }
    }

    /**
     * Parts contacts by the one layer in which they are: few others have the values that one holds.
     * Last come those that are in several, old values and new ones, which is to be looked for in
     * all blocks of a layer, and those that are in none, as only a damaged index has them.
     */
    public static List<ContactSet> parted(Transaction tx, ContactSet contacts) {
        List<Layer> layers = LayerStore.present(tx);
        RoaringBitmap seen = new RoaringBitmap();
        RoaringBitmap several = new RoaringBitmap();
        for (Layer layer : layers) {
            RoaringBitmap here = RoaringBitmap.and(layer.covers(), contacts.bitmap());
            several.or(RoaringBitmap.and(here, seen));
            seen.or(here);
        }
        ContactSet single = contacts.minus(new ContactSet(several));
        List<ContactSet> parts = new ArrayList<>();
        for (Layer layer : layers) {
            parts.add(single.and(new ContactSet(layer.covers())));
        }
        parts.add(contacts.minus(new ContactSet(seen)).or(new ContactSet(several)));
        return parts;
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
            try (Eraser eraser = new Eraser(tx, layer.id(), here)) {
                if (RoaringBitmap.intersects(here, layer.dead())) {
                    // Here they have values that they no longer had: look everywhere.
                    eraser.eraseEverywhere();
                } else {
                    eraser.erase(contacts.fields());
                }
            }
        }
    }
}
