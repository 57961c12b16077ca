package outlay.suppression;

import static java.util.Collections.nCopies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import outlay.EmailAddress;
import outlay.contact.AddressTable;
import outlay.contact.ContactStore;
import outlay.contact.Field;
import outlay.contact.ImportState;
import outlay.contact.ValueKeys;
import outlay.db.Bulk;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Criterion;
import outlay.index.Index;
import outlay.index.LayerBuilder;
import outlay.index.Status;

/**
 * The addresses and domains that are never emailed: all SQL of table {@code do_not_email}.
 *
 * <p>The contacts concerned have {@link Status#DO_NOT_EMAIL}, those imported later too.
 */
public final class DoNotEmailList {
    /** Why somebody is taken out of a campaign. */
    public static final String NAME = "do-not-email list";

    private DoNotEmailList() {}

    /** The sources of what Outlay itself has found out; all others are wishes. */
    private static final Set<String> FINDERS = Set.of("send", "inbox");

    /** What the reason of a finding begins with. A person's wish comes in by the inbox, too. */
    private static final String GONE = "bounced: ";

    /** So many keys are asked for at once. */
    private static final int MOST_KEYS = 256;

    /** One line of the list. */
    public record Listed(String entry, String reason, String source, Instant at) {
        /** Says whether it is only that Outlay found nobody there: no person wants it so. */
        public boolean isFinding() {
            return FINDERS.contains(source) && reason.startsWith(GONE);
        }
    }

    /** Returns the reason to give for an address that is gone for good, in a server's words. */
    public static String gone(String words) {
        return GONE + words;
    }

    /**
     * What an addition or removal did.
     *
     * @param changed whether the entry was not there before, or was there
     * @param contacts the contacts that are concerned since, or no longer
     */
    public record Change(boolean changed, ContactSet contacts) {}

    /**
     * Puts an entry on the list; one that is there stays, whatever becomes of how it came there.
     */
    public static Change add(Transaction tx, DoNotEmailEntry entry, Grounds grounds) {
        int added =
                tx.update(
                        """
                        INSERT INTO do_not_email (entry, reason, source, added_at, operation_id)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (entry) DO NOTHING
                        """,
                        entry.key(),
                        grounds.reason(),
                        grounds.source(),
                        tx.now(),
                        grounds.operation());
        if (added == 0) {
            keep(tx, entry.key(), grounds.operation());
            return new Change(false, ContactSet.EMPTY);
        }
        ContactSet concerned = Status.DO_NOT_EMAIL.add(tx, concernedBy(tx, entry));
        return new Change(true, visible(tx, concerned));
    }

    /**
     * Says that an entry is wanted by others than the operation that brought it: it stays when that
     * is undone.
     *
     * @param operation which wants it; 0 for one that brings no entries
     */
    private static void keep(Transaction tx, String key, long operation) {
        tx.update(
                """
                UPDATE do_not_email
                SET operation_id = NULL
                WHERE entry = ?
                  AND operation_id <> ?
                """,
                key,
                operation);
    }

    /** Takes all entries off the list that an operation has put there, and returns them. */
    static List<DoNotEmailEntry> takeOff(Transaction tx, long operation) {
        List<DoNotEmailEntry> entries =
                tx.query(
                                """
                                SELECT entry
                                FROM do_not_email
                                WHERE operation_id = ?
                                ORDER BY entry
                                """,
                                operation)
                        .list(row -> DoNotEmailEntry.ofKey(row.getString("entry")));
        tx.update(
                """
                DELETE FROM do_not_email
                WHERE operation_id = ?
                """,
                operation);
        return entries;
    }

    /** Forgets all but the bare cause of entries: the persons they are about will be erased. */
    public static void forget(Transaction tx, ContactSet contacts) {
        ContactStore.visit(tx, contacts, row -> forget(tx, AddressTable.keyOf(row.email())));
    }

    private static void forget(Transaction tx, String key) {
        tx.update(
                """
                UPDATE do_not_email
                SET reason = CASE WHEN substr(reason, 1, 9) = 'bounced: ' THEN 'bounced: erased'
                                  WHEN reason IN ('complaint', 'unsubscribed') THEN reason
                                  ELSE 'erased' END
                WHERE entry = ?
                """,
                key);
    }

    /** Returns those of some contacts whom the list does not concern. */
    public static ContactSet unconcerned(Transaction tx, ContactSet contacts) {
        return contacts.isEmpty() ? contacts : contacts.minus(Status.DO_NOT_EMAIL.contacts(tx));
    }

    /** Keeps entries of contacts on the list, whatever becomes of how they came there. */
    public static void keep(Transaction tx, ContactSet contacts) {
        ContactStore.visit(tx, contacts, row -> keep(tx, AddressTable.keyOf(row.email()), 0));
    }

    /** Puts the addresses of contacts on the list, whom it does not concern yet. */
    public static void add(Transaction tx, ContactSet contacts, Grounds grounds) {
        ContactSet.Collector added = new ContactSet.Collector();
        long now = tx.now().toEpochMilli();
        try (Bulk insertions =
                tx.bulk(
                        """
                        INSERT INTO do_not_email (entry, reason, source, added_at, operation_id)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (entry) DO NOTHING
                        """)) {
            ContactStore.visit(
                    tx,
                    contacts,
                    row -> {
                        // Who was erased since the file was read is not among them.
                        added.add(row.id());
                        insertions
                                .bind(1, AddressTable.keyOf(row.email()))
                                .bind(2, grounds.reason())
                                .bind(3, grounds.source())
                                .bind(4, now)
                                .bind(5, grounds.operation())
                                .run();
                    });
        }
        Status.DO_NOT_EMAIL.add(tx, added.toSet());
    }

    /** Takes an entry off the list; contacts that no other entry concerns can be emailed again. */
    public static Change remove(Transaction tx, DoNotEmailEntry entry) {
        int removed =
                tx.update(
                        """
                        DELETE FROM do_not_email
                        WHERE entry = ?
                        """,
                        entry.key());
        if (removed == 0) {
            return new Change(false, ContactSet.EMPTY);
        }
        ContactSet free = concernedBy(tx, entry).minus(stillConcerned(tx, entry));
        return new Change(true, visible(tx, Status.DO_NOT_EMAIL.remove(tx, free)));
    }

    /**
     * Says whether an address must not be emailed: itself, its domain or one above it is listed.
     */
    public static boolean contains(Transaction tx, EmailAddress address) {
        return !listed(tx, List.of(address)).isEmpty();
    }

    /** Returns those of some addresses that must not be emailed. */
    public static List<EmailAddress> listed(Transaction tx, Collection<EmailAddress> addresses) {
        Set<String> entries = present(tx, addresses.stream().flatMap(DoNotEmailList::keys));
        return addresses.stream().filter(each -> keys(each).anyMatch(entries::contains)).toList();
    }

    private static Stream<String> keys(EmailAddress address) {
        return DoNotEmailEntry.concerning(address).stream().map(DoNotEmailEntry::key);
    }

    /** Returns those of some keys that are on the list, asked for many at a time. */
    private static Set<String> present(Transaction tx, Stream<String> keys) {
        Set<String> found = new HashSet<>();
        List<String> all = keys.distinct().toList();
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            Object[] some = padded(all.subList(from, Math.min(all.size(), from + MOST_KEYS)));
            tx.query(
                            """
                            SELECT entry
                            FROM do_not_email
                            WHERE entry IN (%s)
                            """
                                    .formatted(String.join(", ", nCopies(some.length, "?"))),
                            some)
                    .each(row -> found.add(row.getString(1)));
        }
        return found;
    }

    /** Repeats the last key: so there are few texts, which are prepared once. */
    private static Object[] padded(List<String> keys) {
        int size = Math.max(Integer.highestOneBit(keys.size() - 1) * 2, keys.size());
        Object[] padded = Arrays.copyOf(keys.toArray(), size);
        Arrays.fill(padded, keys.size(), size, keys.get(keys.size() - 1));
        return padded;
    }

    /** Returns the entries that concern an address. */
    public static List<Listed> concerning(Transaction tx, EmailAddress address) {
        Set<String> keys = new HashSet<>();
        DoNotEmailEntry.concerning(address).forEach(entry -> keys.add(entry.key()));
        List<Listed> concerning = new ArrayList<>();
        keys.stream().sorted().forEach(key -> find(tx, key).ifPresent(concerning::add));
        return concerning;
    }

    private static Optional<Listed> find(Transaction tx, String key) {
        return tx.query(
                        """
                        SELECT entry, reason, source, added_at
                        FROM do_not_email
                        WHERE entry = ?
                        """,
                        key)
                .first(DoNotEmailList::listed);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("entry"),
                row.getString("reason"),
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("added_at")));
    }

    /** Visits the whole list in the order of its entries. */
    public static void list(Transaction tx, Consumer<Listed> visitor) {
        tx.query(
                        """
                        SELECT entry, reason, source, added_at
                        FROM do_not_email
                        ORDER BY entry
                        """)
                .each(row -> visitor.accept(listed(row)));
    }

    /**
     * Returns for each entry that concerns nobody, as an older Outlay took down whole lines, what
     * is wrong with it and the way out.
     */
    public static List<String> unsound(Transaction tx) {
        List<String> unsound = new ArrayList<>();
        list(
                tx,
                line -> {
                    DoNotEmailEntry entry = DoNotEmailEntry.ofKey(line.entry());
                    if (!entry.isSound()) {
                        unsound.add(entry.advice());
                    }
                });
        return unsound;
    }

    /** Gives the status to contacts that a new layer covers and the list concerns. */
    public static void concern(Transaction tx, LayerBuilder layer) {
        ContactSet contacts = layer.contacts();
        ContactSet.Collector listed = new ContactSet.Collector();
        Set<String> domains = new HashSet<>();
        list(
                tx,
                line -> {
                    if (line.entry().startsWith("@")) {
                        domains.add(ValueKeys.ofDomain(line.entry().substring(1)));
                    } else {
                        OptionalInt contact = AddressTable.find(tx, line.entry());
                        if (contact.isPresent() && contacts.contains(contact.getAsInt())) {
                            listed.add(contact.getAsInt());
                        }
                    }
                });
        ContactSet concerned = listed.toSet();
        if (!domains.isEmpty()) {
            concerned =
                    concerned.or(
                            layer.contacts(
                                    Field.EMAIL.number(), domain -> isBelow(domain, domains)));
        }
        Status.DO_NOT_EMAIL.add(tx, concerned);
    }

    /** Says whether the key of a domain is one of these or begins with one. */
    private static boolean isBelow(String domain, Set<String> domains) {
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            if (domains.contains(domain.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The contacts, visible or being loaded, that one entry concerns. */
    static ContactSet concernedBy(Transaction tx, DoNotEmailEntry entry) {
        if (entry.isDomain()) {
            return Index.findPresent(tx, under(entry.domain()));
        }
        OptionalInt contact = AddressTable.find(tx, entry.key());
        return contact.isPresent() ? ContactSet.of(contact.getAsInt()) : ContactSet.EMPTY;
    }

    private static Criterion under(String domain) {
        String from = ValueKeys.ofDomain(domain);
        // The first text behind all that begin with it: '/' comes after '.'.
        String to = from.substring(0, from.length() - 1) + '/';
        return new Criterion.Between(Field.EMAIL.number(), from, to, key -> key.startsWith(from));
    }

    /** Of the contacts that a removed entry concerned, those that another one still does. */
    private static ContactSet stillConcerned(Transaction tx, DoNotEmailEntry removed) {
        List<DoNotEmailEntry> above = removed.parents();
        if (above.stream().anyMatch(parent -> isListed(tx, parent))) {
            return concernedBy(tx, removed);
        }
        if (!removed.isDomain()) {
            return ContactSet.EMPTY;
        }
        List<DoNotEmailEntry> others = new ArrayList<>();
        list(
                tx,
                line -> {
                    DoNotEmailEntry other = DoNotEmailEntry.ofKey(line.entry());
                    if (other.isUnder(removed)) {
                        others.add(other);
                    }
                });
        return others.stream()
                .map(other -> concernedBy(tx, other))
                .reduce(ContactSet.EMPTY, ContactSet::or);
    }

    /** Says whether the very entry is on the list. */
    static boolean isListed(Transaction tx, DoNotEmailEntry entry) {
        return tx.query(
                        """
                        SELECT 1
                        FROM do_not_email
                        WHERE entry = ?
                        """,
                        entry.key())
                .exists();
    }

    static ContactSet visible(Transaction tx, ContactSet contacts) {
        return contacts.between(1, ImportState.lastVisible(tx));
    }
}
