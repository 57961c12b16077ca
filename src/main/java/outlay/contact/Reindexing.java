package outlay.contact;

import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Index;
import outlay.index.LayerBuilder;
import outlay.index.Layers;

/** Indexes contacts again, from their latest values. */
public final class Reindexing {
    /** A layer is closed at so many contacts, or when it takes so many bytes. */
    private static final int MOST_CONTACTS = 1 << 20;

    private static final long MOST_MEMORY = 144L << 20;

    /**
     * What a layer may take outside an import, which alone may need more than 300 MB in all
     * (decision D52).
     */
    private static final long LITTLE_MEMORY = 36L << 20;

    /**
     * A megabyte is a lot for a value of a column on a server; contacts scattered among very many
     * others take two bytes each. Some thousands may follow before anybody asks again.
     */
    private static final long MOST_POSTING = 800_000;

    private static final int CONTACTS_IN_A_STEP = 10_000;

    private final Steps steps;
    private final long mostMemory;
    private ContactIndexer indexer = new ContactIndexer(new LayerBuilder());

    private Reindexing(Steps steps, long mostMemory) {
        this.steps = steps;
        this.mostMemory = mostMemory;
    }

    /** Says whether a layer is as large as it may be. */
    public static boolean isFull(LayerBuilder layer) {
        return isFull(layer, MOST_MEMORY);
    }

    private static boolean isFull(LayerBuilder layer, long mostMemory) {
        return layer.size() >= MOST_CONTACTS
                || layer.memory() >= mostMemory
                || layer.largestPosting() >= MOST_POSTING;
    }

    /** Stages layers of these contacts; to be shown with {@link Layers#show}. */
    public static void stage(Steps steps, ContactSet contacts) {
        new Reindexing(steps, MOST_MEMORY).stage(contacts);
    }

    /** Keeps layers few, and free of what is dead in them. */
    public static void tidy(Steps steps) {
        again(new Reindexing(steps, MOST_MEMORY), steps.ask(Layers::untidy));
    }

    /** Puts contacts into new layers, in little memory and so in more of them. */
    public static void again(Steps steps, ContactSet contacts) {
        again(new Reindexing(steps, LITTLE_MEMORY), contacts);
    }

    private static void again(Reindexing reindexing, ContactSet contacts) {
        reindexing.stage(contacts);
        reindexing.steps.lastStep(
                tx -> {
                    Layers.show(tx, contacts);
                    Layers.dropEmpty(tx);
                });
    }

    static void add(ContactIndexer indexer, ContactStore.Row row) {
        indexer.add(row.id(), ContactIndexer.domain(row.email()), row.fields());
    }

    private void stage(ContactSet contacts) {
        ContactSet rest = contacts;
        while (!rest.isEmpty()) {
            ContactSet some = rest.first(CONTACTS_IN_A_STEP);
            rest = rest.minus(some);
            steps.step(tx -> ContactStore.visitLatest(tx, some, row -> add(indexer, row)));
            LayerBuilder layer = indexer.layer();
            if (rest.isEmpty() || isFull(layer, mostMemory)) {
                long id = Layers.stage(steps, layer.finish());
                steps.step(tx -> Layers.bury(tx, id, erased(tx, layer)));
                indexer = new ContactIndexer(new LayerBuilder());
            }
        }
    }

    /** Another command may have erased contacts between one step and the next. */
    private static ContactSet erased(Transaction tx, LayerBuilder layer) {
        ContactSet seen = layer.contacts().between(1, ImportState.lastVisible(tx));
        return seen.minus(Index.find(tx, Criterion.EVERYONE));
    }
}
