package outlay.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.EmailAddress;
import outlay.db.Bulk;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.LayerBuilder;
import outlay.index.Layers;

/**
 * Loads the records of one file so that nobody sees them: new contacts above the last visible one,
 * changed values of others beside their contacts, index layers as staged.
 */
final class Staging {
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
    private Indexer indexer = new Indexer(new LayerBuilder());
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

    /** Loads records, each with a value for each column; returns for each why it was refused. */
    void load(Transaction tx, List<String[]> records, Refusals refusals) {
        try (Bulk insertions =
                tx.bulk("INSERT INTO contact (id, email, fields) VALUES (?, ?, ?)")) {
            for (int i = 0; i < records.size(); i++) {
                String[] record = records.get(i);
                Optional<EmailAddress> address = EmailAddress.parse(record[email]);
                if (address.isEmpty()) {
                    refusals.refuse(i, reason(record[email]));
                } else {
                    load(tx, insertions, address.get(), record);
                }
            }
        }
    }

    /** Takes the place of a record among those loaded, and why it was refused. */
    @FunctionalInterface
    interface Refusals {
        void refuse(int record, String reason);
    }

    private static String reason(String email) {
        return email.isBlank() ? "no email address" : "not an email address: " + email;
    }

    private void load(Transaction tx, Bulk insertions, EmailAddress address, String[] record) {
        String key = address.key();
        long hash = ContactKeys.hash(key);
        int known;
        while ((known = at(tx, hash)) != 0) {
            insertions.flush();
            if (ContactStore.hasKey(tx, known, key)) {
                break;
            }
            hash++;
        }
        if (known != 0) {
            update(tx, known, record);
            return;
        }
        if (next <= 0) {
            throw new IllegalStateException("more contacts than ids");
        }
        pending.add(hash, next);
        indexer.contact(next, address.domain());
        encoder.clear();
        for (int i = 0; i < fields.length; i++) {
            String value = value(record, i);
            if (!value.isEmpty()) {
                encoder.add(fields[i], value);
                indexer.value(fields[i], value);
            }
        }
        insertions.bind(1, next).bind(2, address.written()).bind(3, encoder.toBytes()).run();
        next++;
        added++;
    }

    private int at(Transaction tx, long hash) {
        int contact = pending.at(hash);
        return contact != 0 ? contact : ContactKeys.at(tx, hash);
    }

    private String value(String[] record, int field) {
        return columns[field] == record.length && source != null ? source : record[columns[field]];
    }

    private void update(Transaction tx, int contact, String[] record) {
        byte[] before = ContactStore.findLatest(tx, contact).orElseThrow().fields();
        Map<Integer, String> values = FieldValues.decode(before);
        for (int i = 0; i < fields.length; i++) {
            String value = value(record, i);
            if (!value.isEmpty()) {
                values.put(fields[i], value);
            }
        }
        byte[] after = FieldValues.encode(values);
        if (Arrays.equals(before, after)) {
            unchanged++;
            return;
        }
        if (contact >= firstNew) {
            tx.update("UPDATE contact SET fields = ? WHERE id = ?", after, contact);
        } else {
            changesKnown = true;
            tx.update(
                    """
                    INSERT INTO contact_change (contact_id, fields)
                    VALUES (?, ?)
                    ON CONFLICT (contact_id) DO UPDATE SET fields = excluded.fields
                    """,
                    contact,
                    after);
        }
        changed.add(contact);
        updated++;
    }

    /** Says whether the present layer is as large as it may be. */
    boolean isFull() {
        return Reindexing.isFull(indexer.layer());
    }

    /** Stages the present layer and enters the addresses of its contacts. */
    void seal() {
        if (indexer.layer().size() == 0) {
            return;
        }
        long[] hashes = pending.sorted();
        for (int from = 0; from < hashes.length; from += KEYS_IN_A_STEP) {
            int start = from;
            steps.step(tx -> enterKeys(tx, hashes, start));
        }
        pending.clear();
        LayerBuilder layer = indexer.layer();
        steps.step(
                tx -> {
                    Layers.stage(tx, layer, ContactSet.EMPTY);
                    DoNotEmailList.concern(tx, layer);
                });
        indexer = new Indexer(new LayerBuilder());
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
}
