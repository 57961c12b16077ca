package outlay.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.contact.ContactPages;
import outlay.contact.ContactStore;
import outlay.contact.FieldValues;
import outlay.contact.Fields;
import outlay.contact.ImportState;
import outlay.contact.Reindexing;
import outlay.csv.ContactFile;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Layers;
import outlay.suppression.DoNotEmailList;

/**
 * Loads the records of one file so that nobody sees them: new contacts above the last visible one,
 * changed values of others beside their contacts, index layers as staged.
 */
final class Staging implements AutoCloseable {
    private final Steps steps;
    private final int firstNew;
    private final RecordLayout layout;
    private final ClaimedAddresses claimed = new ClaimedAddresses();
    private final FreeHashes free = new FreeHashes();
    private final ContactSet.Collector changed = new ContactSet.Collector();
    private final ContactSet.Collector optedOut = new ContactSet.Collector();
    private final Indexing indexing = new Indexing();
    private int next;
    private boolean changesKnown;

    private long added;
    private long updated;
    private long unchanged;

    /** Prepares for a file with these columns (see {@link ContactFile#fields}). */
    Staging(Transaction tx, Steps steps, List<String> names, @Nullable String source) {
        this.steps = steps;
        this.firstNew = ImportState.lastVisible(tx) + 1;
        this.next = firstNew;
        this.layout = new RecordLayout(register(tx, names, source != null), source);
        ImportState.enter(tx, ImportState.State.STAGING);
    }

    private static Map<Integer, Integer> register(
            Transaction tx, List<String> names, boolean sourceIsGiven) {
        Fields registry = Fields.loadAll(tx);
        Map<Integer, Integer> columnByField = new TreeMap<>();
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            boolean isOurs = name.equals("email") || (sourceIsGiven && name.equals("source"));
            if (!name.isEmpty() && !isOurs) {
                columnByField.put(registry.register(tx, name), column);
            }
        }
        return columnByField;
    }

    /** Returns how the records of the file are to be encoded. */
    RecordLayout layout() {
        return layout;
    }

    long added() {
        return added;
    }

    long updated() {
        return updated;
    }

    long unchanged() {
        return unchanged;
    }

    /** Returns the contacts who want no email, as the file says. */
    ContactSet optedOut() {
        return optedOut.toSet();
    }

    /** Says whether nothing was added or updated. */
    boolean isEmpty() {
        return added == 0 && updated == 0;
    }

    /** Loads records that are not rejected. */
    void load(Transaction tx, List<ImportRecord> records) {
        free.readOn(tx);
        KnownContacts known = new KnownContacts(tx, claimed, free, records);
        List<Added> fresh = new ArrayList<>(records.size());
        try (ContactPages.Appending pages = new ContactPages.Appending(tx)) {
            for (ImportRecord record : records) {
                KnownContacts.Place place = known.place(record, pages::flush);
                if (record.noEmail()) {
                    optedOut.add(place.contact() == null ? next : place.contact().id());
                }
                if (place.contact() == null) {
                    claimed.add(place.hash(), next);
                    free.take(place.hash());
                    fresh.add(new Added(next, record));
                    append(pages, record);
                } else {
                    known.put(update(tx, place.contact(), record.fields()));
                }
            }
        }
        indexing.submit(
                indexer -> {
                    for (Added one : fresh) {
                        indexer.add(one.id, one.record.domain(), one.record.fields());
                    }
                });
    }

    /** A contact that was not there before. */
    private record Added(int id, ImportRecord record) {}

    private void append(ContactPages.Appending pages, ImportRecord record) {
        if (next <= 0) {
            throw new IllegalStateException("more contacts than ids");
        }
        pages.add(next, record.email(), record.fields());
        next++;
        added++;
    }

    /** Gives a contact the values of a record, and returns it as it is then. */
    private ContactStore.Row update(Transaction tx, ContactStore.Row contact, byte[] fields) {
        Map<Integer, String> values = FieldValues.decode(contact.fields());
        FieldValues.visit(fields, values::put);
        byte[] after = FieldValues.encode(values);
        if (Arrays.equals(contact.fields(), after)) {
            unchanged++;
            return contact;
        }
        boolean isNew = contact.id() >= firstNew;
        changesKnown |= !isNew;
        ContactStore.change(tx, contact.id(), after, isNew);
        changed.add(contact.id());
        updated++;
        return new ContactStore.Row(contact.id(), contact.email(), after);
    }

    /** Says whether the present layer is as large as it may be. */
    boolean isFull() {
        return indexing.isFull();
    }

    /** Stages the present layer if it is as large as it may be. */
    void sealIfFull() {
        if (isFull()) {
            seal();
        }
    }

    /** Stages the present layer and enters the addresses of its contacts. */
    void seal() {
        Indexing.Finishing layer = indexing.takeLayer();
        claimed.store(steps);
        if (layer.layer().size() > 0) {
            Layers.stage(steps, Indexing.await(layer.finished()));
            steps.step(tx -> DoNotEmailList.concern(tx, layer.layer()));
        }
    }

    /** Stages layers of the contacts that the file has changed, with their latest values. */
    void indexChanges() {
        Reindexing.stage(steps, changed.toSet());
    }

    /** Makes all that was loaded visible, in one short step. */
    void show(Transaction tx) {
        Layers.show(tx, changed.toSet());
        Fields.show(tx);
        ImportState.setLastVisible(tx, next - 1);
        ImportState.enter(tx, changesKnown ? ImportState.State.MERGING : ImportState.State.STEADY);
    }

    @Override
    public void close() {
        indexing.close();
    }
}
