package outlay.contact;

import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Index;
import outlay.index.LayerBuilder;
import outlay.index.Layers;

/** Indexes contacts again, from their latest values. */
final class Reindexing {
    /** A layer is closed at so many contacts, or when it takes so many bytes. */
    private static final int MOST_CONTACTS = 1 << 20;

    private static final long MOST_MEMORY = 144L << 20;
    private static final int CONTACTS_IN_A_STEP = 10_000;

    private final Steps steps;
    private Indexer indexer = new Indexer(new LayerBuilder());

    private Reindexing(Steps steps) {
        this.steps = steps;
    }

    /** Says whether a layer is as large as it may be. */
    static boolean isFull(LayerBuilder layer) {
        return layer.size() >= MOST_CONTACTS || layer.memory() >= MOST_MEMORY;
    }

    /** Stages layers of these contacts; to be shown with {@link Layers#show}. */
    static void stage(Steps steps, ContactSet contacts) {
        new Reindexing(steps).stage(contacts);
    }

    /** Keeps layers few, and free of what is dead in them. */
    static void tidy(Steps steps) {
        ContactSet[] untidy = {ContactSet.EMPTY};
        steps.step(tx -> untidy[0] = Layers.untidy(tx));
        again(steps, untidy[0]);
    }

    /** Puts contacts into new layers. */
    static void again(Steps steps, ContactSet contacts) {
        stage(steps, contacts);
        steps.lastStep(
                tx -> {
                    Layers.show(tx, contacts);
                    Layers.dropEmpty(tx);
                });
    }

    static void add(Indexer indexer, ContactStore.Row row) {
        indexer.add(row.id(), Indexer.domain(row.email()), row.fields());
    }

    private void stage(ContactSet contacts) {
        ContactSet rest = contacts;
        while (!rest.isEmpty()) {
            ContactSet some = rest.first(CONTACTS_IN_A_STEP);
            rest = rest.minus(some);
            steps.step(tx -> ContactStore.visitLatest(tx, some, row -> add(indexer, row)));
            LayerBuilder layer = indexer.layer();
            if (rest.isEmpty() || isFull(layer)) {
                long id = Layers.stage(steps::step, layer.finish());
                steps.step(tx -> Layers.bury(tx, id, erased(tx, layer)));
                indexer = new Indexer(new LayerBuilder());
            }
        }
    }

    /** Another command may have erased contacts between one step and the next. */
    private static ContactSet erased(Transaction tx, LayerBuilder layer) {
        ContactSet seen = layer.contacts().between(1, Book.lastVisible(tx));
        return seen.minus(Index.find(tx, Criterion.EVERYONE));
    }
}
