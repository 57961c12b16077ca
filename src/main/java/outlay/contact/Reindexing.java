package outlay.contact;

import outlay.EmailAddress;
import outlay.index.ContactSet;
import outlay.index.LayerBuilder;
import outlay.index.Layers;

/** Indexes contacts again, from their latest values. */
final class Reindexing {
    private static final int CONTACTS_IN_A_STEP = 10_000;
    private static final int MOST_CONTACTS = 1 << 20;
    private static final int MOST_VALUES = 600_000;

    private Reindexing() {}

    /** Stages layers of these contacts; to be shown with {@link Layers#show}. */
    static void stage(Steps steps, ContactSet contacts) {
        ContactSet rest = contacts;
        Indexer indexer = new Indexer(new LayerBuilder());
        while (!rest.isEmpty()) {
            ContactSet some = rest.first(CONTACTS_IN_A_STEP);
            rest = rest.minus(some);
            Indexer into = indexer;
            boolean last = rest.isEmpty();
            boolean[] full = {false};
            steps.step(
                    tx -> {
                        ContactStore.visitLatest(tx, some, row -> add(into, row));
                        LayerBuilder layer = into.layer();
                        full[0] = layer.size() >= MOST_CONTACTS || layer.values() >= MOST_VALUES;
                        if ((full[0] || last) && layer.size() > 0) {
                            Layers.stage(tx, layer);
                        }
                    });
            if (full[0]) {
                indexer = new Indexer(new LayerBuilder());
            }
        }
    }

    static void add(Indexer indexer, ContactStore.Row row) {
        indexer.contact(row.id(), EmailAddress.parse(row.email()).orElseThrow().domain());
        FieldValues.visit(row.fields(), indexer::value);
    }
}
