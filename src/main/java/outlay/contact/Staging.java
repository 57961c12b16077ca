package outlay.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.db.Bulk;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.LayerBuilder;
import outlay.index.Layers;

/**
 * Loads the records of one file so that nobody sees them: new contacts above the last visible one,
 * changed values of others beside their contacts, index layers as staged.
 */
final class Staging implements AutoCloseable {
    private static final int KEYS_IN_A_STEP = 100_000;

    private final Steps steps;
    private final int firstNew;
    private final int[] fields;
    private final int[] columns;
    private final int email;
    private final @Nullable String source;
    private final PendingKeys pending = new PendingKeys();
    private final ContactSet.Collector changed = new ContactSet.Collector();
    private final FieldValues encoder = new FieldValues();
    private final Indexing indexing = new Indexing();
    private int next;
    private boolean changesKnown;

    private long added;
    private long updated;
    private long unchanged;

    /** Prepares for a file with these columns (see {@link ContactFile#columns}). */
    Staging(Transaction tx, Steps steps, List<String> names, @Nullable String source) {
        this.steps = steps;
        this.source = source;
        this.firstNew = Book.lastVisible(tx) + 1;
        this.next = firstNew;
        this.email = names.indexOf("email");
        Fields registry = Fields.loadAll(tx);
        Map<Integer, Integer> columnByField = new TreeMap<>();
        for (int column = 0; column < names.size(); column++) {
            String name = names.get(column);
            boolean isOurs = source != null && name.equals("source");
            if (!name.isEmpty() && column != email && !isOurs) {
                columnByField.put(registry.register(tx, name), column);
            }
        }
        if (source != null) {
            columnByField.put(Fields.SOURCE, names.size());
        }
        this.fields = columnByField.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.columns = columnByField.values().stream().mapToInt(Integer::intValue).toArray();
        Book.enter(tx, Book.State.STAGING);
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

    /** Says whether nothing was added or updated. */
    boolean isEmpty() {
        return added == 0 && updated == 0;
    }

    /** Loads records that are not rejected. */
    void load(Transaction tx, List<Incoming> records) {
        Known known = new Known(tx, pending, records);
        List<Added> fresh = new ArrayList<>(records.size());
        try (Bulk insertions =
                tx.bulk("INSERT INTO contact (id, email, fields) VALUES (?, ?, ?)")) {
            for (Incoming record : records) {
                Known.Place place = known.place(record, insertions::flush);
                if (place.contact() == null) {
                    pending.add(place.hash(), next);
                    fresh.add(new Added(next, record));
                    insert(insertions, record);
                } else {
                    known.put(update(tx, place.contact(), record.cells));
                }
            }
        }
        indexing.submit(indexer -> fresh.forEach(one -> index(indexer, one)));
    }

    /** A contact that was not there before. */
    private record Added(int id, Incoming record) {}

    private void insert(Bulk insertions, Incoming record) {
        if (next <= 0) {
            throw new IllegalStateException("more contacts than ids");
        }
        encoder.clear();
        for (int i = 0; i < fields.length; i++) {
            String value = value(record.cells, i);
            if (!value.isEmpty()) {
                encoder.add(fields[i], value);
            }
        }
        insertions
                .bind(1, next)
                .bind(2, record.address().written())
                .bind(3, encoder.toBytes())
                .run();
        next++;
        added++;
    }

    private void index(Indexer indexer, Added one) {
        indexer.contact(one.id, one.record.address().domain());
        for (int i = 0; i < fields.length; i++) {
            String value = value(one.record.cells, i);
            if (!value.isEmpty()) {
                indexer.value(fields[i], value);
            }
        }
    }

    private String value(String[] record, int field) {
        return columns[field] == record.length && source != null ? source : record[columns[field]];
    }

    /** Gives a contact the values of a record, and returns it as it is then. */
    private ContactStore.Row update(Transaction tx, ContactStore.Row contact, String[] record) {
        Map<Integer, String> values = FieldValues.decode(contact.fields());
        for (int i = 0; i < fields.length; i++) {
            String value = value(record, i);
            if (!value.isEmpty()) {
                values.put(fields[i], value);
            }
        }
        byte[] after = FieldValues.encode(values);
        if (Arrays.equals(contact.fields(), after)) {
            unchanged++;
            return contact;
        }
        if (contact.id() >= firstNew) {
            tx.update("UPDATE contact SET fields = ? WHERE id = ?", after, contact.id());
        } else {
            changesKnown = true;
            tx.update(
                    """
                    INSERT INTO contact_change (contact_id, fields)
                    VALUES (?, ?)
                    ON CONFLICT (contact_id) DO UPDATE SET fields = excluded.fields
                    """,
                    contact.id(),
                    after);
        }
        changed.add(contact.id());
        updated++;
        return new ContactStore.Row(contact.id(), contact.email(), after);
    }

    /** Stages the present layer if it is as large as it may be. */
    void sealIfFull() {
        if (indexing.isFull()) {
            seal();
        }
    }

    /** Stages the present layer and enters the addresses of its contacts. */
    void seal() {
        LayerBuilder layer = indexing.takeLayer();
        if (layer.size() == 0) {
            return;
        }
        long[] hashes = pending.sorted();
        for (int from = 0; from < hashes.length; from += KEYS_IN_A_STEP) {
            int start = from;
            steps.step(tx -> enterKeys(tx, hashes, start));
        }
        pending.clear();
        steps.step(
                tx -> {
                    Layers.stage(tx, layer, ContactSet.EMPTY);
                    DoNotEmailList.concern(tx, layer);
                });
    }

    private void enterKeys(Transaction tx, long[] hashes, int from) {
        int to = Math.min(hashes.length, from + KEYS_IN_A_STEP);
        try (Bulk insertions =
                tx.bulk("INSERT INTO contact_key (hash, contact_id) VALUES (?, ?)")) {
            for (int i = from; i < to; i++) {
                insertions.bind(1, hashes[i]).bind(2, pending.at(hashes[i])).run();
            }
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
        Book.setLastVisible(tx, next - 1);
        Book.enter(tx, changesKnown ? Book.State.FOLDING : Book.State.STEADY);
    }

    @Override
    public void close() {
        indexing.close();
    }
}
