package outlay.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import outlay.EmailAddress;
import outlay.Folding;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Gathering;
import outlay.index.Index;
import outlay.index.LayerBuilder;
import outlay.index.Layers;
import outlay.index.Status;

/** The contacts, one by one. */
public final class Contacts {
    /** So many are taken out of the index together: what one layer may have. */
    private static final int ERASED_TOGETHER = 1 << 17;

    private Contacts() {}

    /** Which of many addresses are contacts', and which are unknown. */
    public record Found(ContactSet contacts, List<EmailAddress> unknown) {}

    /** Returns a contact. */
    public static Optional<Contact> byId(Transaction tx, int id) {
        return byId(tx, id, Fields.load(tx));
    }

    /** Returns a contact, when the fields have been read already: who asks for many, reads once. */
    public static Optional<Contact> byId(Transaction tx, int id, Fields fields) {
        return isVisible(tx, id)
                ? ContactStore.find(tx, id).map(row -> contact(row, fields))
                : Optional.empty();
    }

    /** Returns the address of a contact, as written. */
    public static Optional<String> address(Transaction tx, int id) {
        return ContactPages.find(tx, id).map(StoredContact::email);
    }

    /** Returns the contact with an address. */
    public static Optional<Contact> byEmail(Transaction tx, EmailAddress address) {
        OptionalInt id = AddressTable.find(tx, address.key());
        return id.isPresent() ? byId(tx, id.getAsInt()) : Optional.empty();
    }

    /** Returns contacts by their ids, those that there are, when the fields have been read. */
    public static Map<Integer, Contact> byIds(
            Transaction tx, Collection<Integer> ids, Fields fields) {
        ContactSet.Collector contacts = new ContactSet.Collector();
        ids.forEach(contacts::add);
        Map<Integer, Contact> found = new HashMap<>();
        ContactStore.visit(
                tx,
                contacts.toSet().between(1, ImportState.lastVisible(tx)),
                row -> found.put(row.id(), contact(row, fields)));
        return found;
    }

    /** Visits contacts in the order of import; an id that is no contact's is passed over. */
    public static void byIds(Transaction tx, ContactSet contacts, Consumer<Contact> visitor) {
        Fields fields = Fields.load(tx);
        ContactStore.visit(tx, contacts, row -> visitor.accept(contact(row, fields)));
    }

    /** Returns the ids of the contacts with these addresses. */
    public static Found idsOf(Transaction tx, Iterable<EmailAddress> addresses) {
        int last = ImportState.lastVisible(tx);
        ContactSet.Collector found = new ContactSet.Collector();
        List<EmailAddress> unknown = new ArrayList<>();
        for (EmailAddress address : addresses) {
            OptionalInt id = AddressTable.find(tx, address.key());
            if (id.isPresent() && id.getAsInt() <= last) {
                found.add(id.getAsInt());
            } else {
                unknown.add(address);
            }
        }
        return new Found(found.toSet(), unknown);
    }

    /**
     * Returns for each contact what tells its company from others: the company's name, else its
     * domain, as they are compared. A contact with neither is left out.
     */
    public static Map<Integer, String> companies(Transaction tx, ContactSet contacts) {
        Map<Integer, String> companies = new HashMap<>();
        ContactStore.visit(
                tx,
                contacts,
                row ->
                        FieldValues.visit(
                                row.fields(),
                                (field, value) -> {
                                    if (field == Field.COMPANY.number()) {
                                        companies.put(row.id(), Folding.fold(value));
                                    } else if (field == Field.DOMAIN.number()) {
                                        companies.putIfAbsent(row.id(), Folding.fold(value));
                                    }
                                }));
        return companies;
    }

    /** Counts the contacts of each company, told from others as {@link #companies} does. */
    public static void countCompanies(
            Transaction tx, ContactSet contacts, Index.ValueCounter counter) {
        int company = Field.COMPANY.number();
        Gathering companies = new Gathering();
        Index.count(tx, company, contacts, companies::add);
        Index.count(
                tx,
                Field.DOMAIN.number(),
                contacts.minus(Index.find(tx, new Criterion.Has(company, ""))),
                companies::add);
        companies.handOn(counter);
    }

    /** Keeps that the address of a contact was found invalid: it is no longer uploadable. */
    public static void markUndeliverable(Transaction tx, int contact, String reason) {
        tx.update(
                """
                INSERT INTO undeliverable (contact_id, reason, at)
                VALUES (?, ?, ?)
                ON CONFLICT (contact_id) DO NOTHING
                """,
                contact,
                reason,
                tx.now());
        Status.UNDELIVERABLE.add(tx, ContactSet.of(contact));
    }

    /** Why and since when an address is known to be invalid. */
    public record Undeliverable(String reason, Instant at) {}

    /** Returns the mark of a contact whose address was found invalid. */
    public static Optional<Undeliverable> undeliverable(Transaction tx, int contact) {
        return tx.query(
                        """
                        SELECT reason, at
                        FROM undeliverable
                        WHERE contact_id = ?
                        """,
                        contact)
                .first(
                        row ->
                                new Undeliverable(
                                        row.getString("reason"),
                                        Instant.ofEpochMilli(row.getLong("at"))));
    }

    /**
     * Takes the mark off a contact again.
     *
     * @return false when it had none
     */
    public static boolean unmarkUndeliverable(Transaction tx, int contact) {
        int marks = tx.update("DELETE FROM undeliverable WHERE contact_id = ?", contact);
        return !Status.UNDELIVERABLE.remove(tx, ContactSet.of(contact)).isEmpty() || marks > 0;
    }

    /**
     * Erases persons: nothing of what was imported about them stays. Where that is on other
     * servers, nobody sees them from now on, and {@link Erasure#wipe} takes them away there.
     */
    public static void erase(Transaction tx, ContactSet contacts) {
        if (tx.isSpread()) {
            Erasure.begin(tx, contacts);
            return;
        }
        for (ContactSet together : Layers.parted(tx, contacts)) {
            ContactSet rest = together;
            while (!rest.isEmpty()) {
                ContactSet some = rest.first(ERASED_TOGETHER);
                eraseSome(tx, some);
                rest = rest.minus(some);
            }
        }
    }

    private static void eraseSome(Transaction tx, ContactSet contacts) {
        // Without values, which may be large and are not needed twice.
        List<ContactStore.Row> rows = new ArrayList<>();
        ContactIndexer indexer = new ContactIndexer(new LayerBuilder());
        ContactStore.visit(
                tx,
                contacts,
                row -> {
                    Reindexing.add(indexer, row);
                    rows.add(new ContactStore.Row(row.id(), row.email(), new byte[0]));
                });
        Layers.erase(tx, indexer.layer());
        rows.forEach(row -> ContactStore.forget(tx, row));
        ContactStore.delete(tx, contacts);
        for (Status status : Status.values()) {
            status.remove(tx, contacts);
        }
    }

    private static boolean isVisible(Transaction tx, int id) {
        return id <= ImportState.lastVisible(tx);
    }

    private static Contact contact(ContactStore.Row row, Fields names) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", row.email());
        FieldValues.visit(row.fields(), (field, value) -> fields.put(names.name(field), value));
        EmailAddress address = EmailAddress.stored(row.email());
        return new Contact(row.id(), address, fields);
    }
}
