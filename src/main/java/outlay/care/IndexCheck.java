package outlay.care;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import outlay.Watcher;
import outlay.contact.AddressTable;
import outlay.contact.ContactIndexer;
import outlay.contact.ContactStore;
import outlay.contact.Fields;
import outlay.contact.ImportState;
import outlay.contact.Reindexing;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.FieldCost;
import outlay.index.Index;
import outlay.index.Inspection;
import outlay.index.LayerBuilder;
import outlay.index.Status;
import outlay.load.Leftovers;

/**
 * Proves that the index, the addresses and the statuses say what the contacts do (decision D48).
 */
public final class IndexCheck {
    /** Of one layer so many contacts are indexed and compared together, or fewer large ones. */
    private static final int MOST_CONTACTS = 1 << 18;

    private static final long MOST_MEMORY = 40L << 20;
    private static final int CONTACTS_TOGETHER = 1 << 13;

    /** An index that belongs to other contacts has millions of differences. */
    private static final int MOST_LISTED = 100;

    private final Transaction tx;
    private final ContactSet all;
    private final int mostContacts;
    private final Watcher watcher;
    private int compared;
    private final List<String> differences = new ArrayList<>();
    private long ofIndex;

    private IndexCheck(Transaction tx, int mostContacts, Watcher watcher) {
        this.tx = tx;
        this.all = ContactStore.all(tx);
        this.mostContacts = mostContacts;
        this.watcher = watcher;
    }

    /**
     * What the index of one field costs.
     *
     * @param values how many different values contacts have, counted anew in each layer
     */
    public record Cost(String field, long values, long bytes) {}

    /** Compares all of it, and tells nobody how far it is. */
    public static List<String> run(Transaction tx) {
        return run(tx, Watcher.NOBODY);
    }

    /**
     * Compares all of it and returns each difference; none when all agree.
     *
     * @param watcher hears how many rows have been read: that of each contact is, twice
     */
    public static List<String> run(Transaction tx, Watcher watcher) {
        return run(tx, MOST_CONTACTS, watcher);
    }

    /** Does it for so many contacts at a time. */
    public static List<String> run(Transaction tx, int mostContacts, Watcher watcher) {
        IndexCheck check = new IndexCheck(tx, mostContacts, watcher);
        check.layers();
        long each = check.all.size();
        AddressAudit addresses =
                addressCheck(
                        tx, check.all, mostContacts, read -> watcher.at(each + read, 2 * each));
        check.addresses(addresses);
        check.statuses(addresses);
        return check.differences;
    }

    /** Returns what the index costs for each field, the dearest first. */
    public static List<Cost> costs(Transaction tx) {
        Fields fields = Fields.loadAll(tx);
        return FieldCost.all(tx).stream()
                .map(cost -> new Cost(fields.name(cost.field()), cost.values(), cost.bytes()))
                .sorted((one, other) -> Long.compare(other.bytes(), one.bytes()))
                .toList();
    }

    /** Makes index, addresses and statuses anew from the contacts, in short steps. */
    public static void rebuild(Database database) {
        Hold hold = database.hold(Activity.IMPORT);
        try (hold) {
            Steps steps = Steps.on(database);
            new Leftovers(steps).clear();
            steps.step(IndexCheck::enterAddresses);
            Reindexing.again(steps, steps.ask(ContactStore::all));
            steps.lastStep(IndexCheck::setStatuses);
            new Leftovers(steps).clear();
        }
    }

    private void layers() {
        ContactSet indexed = ContactSet.EMPTY;
        for (Inspection layer : Inspection.layers(tx, this::addOfIndex)) {
            ContactSet twice = indexed.and(layer.contacts());
            if (!twice.isEmpty()) {
                differences.add(twice.size() + " contacts are in two layers of the index");
            }
            indexed = indexed.or(layer.contacts());
            compare(layer);
        }
        if (ofIndex > MOST_LISTED) {
            differences.add("and " + (ofIndex - MOST_LISTED) + " more differences of the index");
        }
        differ(all.minus(indexed), "are not in the index");
        differ(indexed.minus(all), "are in the index, but erased");
    }

    private void addOfIndex(String difference) {
        if (ofIndex++ < MOST_LISTED) {
            differences.add(difference);
        }
    }

    /** Makes the layer anew, some of its contacts at a time, and each time compares it. */
    private void compare(Inspection layer) {
        ContactSet rest = layer.contacts();
        ContactIndexer expected = new ContactIndexer(new LayerBuilder());
        do {
            ContactSet some = rest.first(Math.min(CONTACTS_TOGETHER, mostContacts));
            rest = rest.minus(some);
            ContactStore.scan(tx, some, expected::add);
            compared += some.size();
            watcher.at(compared, 2L * all.size());
            if (rest.isEmpty()) {
                layer.compare(expected.layer(), Integer.MAX_VALUE);
            } else if (isEnough(expected.layer())) {
                layer.compare(expected.layer(), some.highest());
                expected = new ContactIndexer(new LayerBuilder());
            }
        } while (!rest.isEmpty());
    }

    private boolean isEnough(LayerBuilder layer) {
        return layer.size() >= mostContacts || layer.memory() >= MOST_MEMORY;
    }

    private void addresses(AddressAudit addresses) {
        differ(addresses.lost(), "are not found by their address");
        long entries = AddressTable.count(tx, ImportState.lastVisible(tx));
        if (entries != all.size()) {
            differences.add(all.size() + " contacts have " + entries + " addresses");
        }
    }

    private void statuses(AddressAudit addresses) {
        ContactSet seen = Index.find(tx, Criterion.EVERYONE);
        compare(Status.DO_NOT_EMAIL, addresses.listed(), seen);
        compare(Status.UNDELIVERABLE, undeliverable(tx), seen);
    }

    private void compare(Status status, ContactSet expected, ContactSet seen) {
        ContactSet stored = status.contacts(tx).and(seen);
        differ(expected.minus(stored), "should be " + status);
        differ(stored.minus(expected), "should not be " + status);
    }

    private void differ(ContactSet contacts, String how) {
        if (!contacts.isEmpty()) {
            differences.add(
                    contacts.size() + " contacts " + how + ", the first is " + contacts.lowest());
        }
    }

    private static ContactSet undeliverable(Transaction tx) {
        ContactSet.Collector marked = new ContactSet.Collector();
        tx.query("SELECT contact_id FROM undeliverable").each(row -> marked.add(row.getInt(1)));
        return marked.toSet();
    }

    private static void enterAddresses(Transaction tx) {
        AddressTable.deleteStrays(tx);
        ContactStore.visit(
                tx,
                addressCheck(tx, ContactStore.all(tx), MOST_CONTACTS, read -> {}).lost(),
                row -> {
                    String key = AddressTable.keyOf(row.email());
                    if (AddressTable.find(tx, key).isEmpty()) {
                        AddressTable.claim(tx, row.id(), key);
                    }
                });
    }

    private static void setStatuses(Transaction tx) {
        reset(
                tx,
                Status.DO_NOT_EMAIL,
                addressCheck(tx, ContactStore.all(tx), MOST_CONTACTS, read -> {}).listed());
        reset(tx, Status.UNDELIVERABLE, undeliverable(tx));
    }

    /** An address takes 8 bytes there, and a contact with its values ten times as much here. */
    private static AddressAudit addressCheck(
            Transaction tx, ContactSet all, int mostContacts, IntConsumer reading) {
        return AddressAudit.run(tx, all, 8 * mostContacts, reading);
    }

    private static void reset(Transaction tx, Status status, ContactSet contacts) {
        status.remove(tx, status.contacts(tx).minus(contacts));
        status.add(tx, contacts);
    }
}
