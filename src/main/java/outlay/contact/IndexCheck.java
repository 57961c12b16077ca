package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import outlay.EmailAddress;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Index;
import outlay.index.Inspection;
import outlay.index.LayerBuilder;
import outlay.index.Status;

/** Proves that the index, the addresses and the statuses say what the contacts do. */
public final class IndexCheck {
    private final Transaction tx;
    private final List<String> differences = new ArrayList<>();

    private IndexCheck(Transaction tx) {
        this.tx = tx;
    }

    /**
     * What the index of one field costs.
     *
     * @param values how many different values contacts have, counted anew in each layer
     */
    public record Cost(String field, long values, long bytes) {}

    /** Compares all of it and returns each difference; none when all agree. */
    public static List<String> run(Transaction tx) {
        IndexCheck check = new IndexCheck(tx);
        check.layers();
        check.addresses();
        check.statuses();
        return check.differences;
    }

    /** Returns what the index costs for each field, the dearest first. */
    public static List<Cost> costs(Transaction tx) {
        Fields fields = Fields.loadAll(tx);
        return Inspection.costs(tx).stream()
                .map(cost -> new Cost(fields.name(cost.field()), cost.values(), cost.bytes()))
                .sorted((one, other) -> Long.compare(other.bytes(), one.bytes()))
                .toList();
    }

    /** Makes index, addresses and statuses anew from the contacts, in short steps. */
    public static void rebuild(Database database) {
        ImportLock.hold(
                database.file(),
                () -> {
                    Steps steps = Importing.steps(database);
                    new Leftovers(steps).clear();
                    steps.step(IndexCheck::enterAddresses);
                    ContactSet[] all = {ContactSet.EMPTY};
                    steps.step(tx -> all[0] = ContactStore.all(tx));
                    Reindexing.again(steps, all[0]);
                    steps.lastStep(IndexCheck::setStatuses);
                    new Leftovers(steps).clear();
                    return true;
                });
    }

    private void layers() {
        ContactSet indexed = ContactSet.EMPTY;
        for (Inspection.Part part : Inspection.parts(tx)) {
            ContactSet twice = indexed.and(part.contacts());
            if (!twice.isEmpty()) {
                differences.add(twice.size() + " contacts are in two layers of the index");
            }
            indexed = indexed.or(part.contacts());
            Indexer expected = new Indexer(new LayerBuilder());
            ContactStore.visit(tx, part.contacts(), row -> Reindexing.add(expected, row));
            differences.addAll(Inspection.compare(tx, part, expected.layer()));
        }
        ContactSet all = ContactStore.all(tx);
        differ(all.minus(indexed), "are not in the index");
        differ(indexed.minus(all), "are in the index, but erased");
    }

    private void addresses() {
        ContactSet.Collector lost = new ContactSet.Collector();
        long[] contacts = {0};
        visitAddresses(
                tx,
                (id, address) -> {
                    contacts[0]++;
                    if (ContactKeys.find(tx, address.key()).orElse(0) != id) {
                        lost.add(id);
                    }
                });
        differ(lost.toSet(), "are not found by their address");
        long entries = ContactKeys.count(tx, Book.lastVisible(tx));
        if (entries != contacts[0]) {
            differences.add(contacts[0] + " contacts have " + entries + " addresses");
        }
    }

    private void statuses() {
        ContactSet doNotEmail = doNotEmail(tx);
        ContactSet seen = Index.find(tx, Criterion.EVERYONE);
        compare(Status.DO_NOT_EMAIL, doNotEmail, seen);
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

    private static ContactSet doNotEmail(Transaction tx) {
        ContactSet.Collector listed = new ContactSet.Collector();
        if (!DoNotEmailList.isEmpty(tx)) {
            visitAddresses(
                    tx,
                    (id, address) -> {
                        if (DoNotEmailList.contains(tx, address)) {
                            listed.add(id);
                        }
                    });
        }
        return listed.toSet();
    }

    private static ContactSet undeliverable(Transaction tx) {
        ContactSet.Collector marked = new ContactSet.Collector();
        tx.query("SELECT contact_id FROM undeliverable").each(row -> marked.add(row.getInt(1)));
        return marked.toSet();
    }

    private static void enterAddresses(Transaction tx) {
        ContactKeys.deleteStrays(tx);
        visitAddresses(
                tx,
                (id, address) -> {
                    if (ContactKeys.find(tx, address.key()).isEmpty()) {
                        ContactKeys.enter(tx, id, address.key());
                    }
                });
    }

    private static void setStatuses(Transaction tx) {
        reset(tx, Status.DO_NOT_EMAIL, doNotEmail(tx));
        reset(tx, Status.UNDELIVERABLE, undeliverable(tx));
    }

    private static void reset(Transaction tx, Status status, ContactSet contacts) {
        status.remove(tx, status.contacts(tx).minus(contacts));
        status.add(tx, contacts);
    }

    /** Takes a contact's id and address. */
    @FunctionalInterface
    private interface AddressVisitor {
        void contact(int id, EmailAddress address);
    }

    private static void visitAddresses(Transaction tx, AddressVisitor visitor) {
        Consumer<ContactStore.Row> each =
                row -> visitor.contact(row.id(), EmailAddress.parse(row.email()).orElseThrow());
        ContactStore.visit(tx, ContactStore.all(tx), each::accept);
    }
}
