package outlay.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.EmailAddress;
import outlay.care.IndexCheck;
import outlay.contact.Contacts;
import outlay.contact.Field;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Remains;
import outlay.lead.Filter;
import outlay.lead.Leads;
import outlay.lead.MatchedLeads;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;

/** Imports, updates, erases and lists at random; contacts and index must agree with a plain map. */
@OnBothEngines
final class ContactsModelTest {
    private static final List<String> COLUMNS =
            List.of("email", "title", "company", "country", "technologies", "employees", "tier");
    private static final String[] DOMAINS = {
        "a.example", "b.example", "mail.b.example", "deep.mail.b.example", "xb.example"
    };

    @TempDir Path folder = Path.of("");
    private Random random = new Random();
    private final Map<String, Map<String, String>> contacts = new LinkedHashMap<>();
    private final Set<String> list = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesAfterEachStep(long seed) {
        random = new Random(seed);
        try (Database database = Imports.database(folder)) {
            for (int step = 0; step < 30; step++) {
                switch (random.nextInt(9)) {
                    case 0, 1, 2 -> importSome(database);
                    case 3 -> erase(database);
                    case 4 -> list(database);
                    case 5 -> unlist(database);
                    case 6, 7 -> edit(database);
                    default -> killAnImport(database);
                }
                compare(database);
            }
            IndexCheck.rebuild(database);
            compare(database);
        }
    }

    private List<Map<String, String>> randomRows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            Map<String, String> row = new TreeMap<>();
            row.put("email", "p" + random.nextInt(60) + "@" + pick(DOMAINS));
            put(row, "title", "CEO", "Head of Sales", "VP Sales", "Owner");
            put(row, "company", "C" + random.nextInt(500), "Acme");
            put(row, "country", "US", "DE", "FR");
            put(row, "technologies", "Java;SQL", "SQL", "Go,Java");
            put(row, "employees", "1-10", "300", "many");
            put(row, "tier", "T" + random.nextInt(1000));
            rows.add(row);
        }
        return rows;
    }

    private void put(Map<String, String> row, String field, String... values) {
        if (random.nextInt(3) > 0) {
            row.put(field, pick(values));
        }
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private void importSome(Database database) {
        List<Map<String, String>> rows = randomRows();
        long added = 0;
        long updated = 0;
        for (Map<String, String> row : rows) {
            Map<String, String> known = contacts.get(row.get("email"));
            if (known == null) {
                contacts.put(row.get("email"), new TreeMap<>(row));
                added++;
            } else {
                Map<String, String> before = new TreeMap<>(known);
                known.putAll(row);
                updated += before.equals(known) ? 0 : 1;
            }
        }
        ImportResult result = Imports.load(database, Imports.csv(COLUMNS, rows));
        assertEquals(
                new ImportResult(rows.size(), added, updated, rows.size() - added - updated, 0, 0),
                result);
    }

    private void killAnImport(Database database) {
        Importing.Listener killer =
                new Importing.Listener() {
                    @Override
                    public void rejected(long line, String reason, String[] cells) {}

                    @Override
                    public void progress(long records) {
                        throw new IllegalStateException("killed");
                    }

                    @Override
                    public void optedOut(Transaction tx, long operation, ContactSet contacts) {}
                };
        String csv = Imports.csv(COLUMNS, randomRows());
        assertThrows(
                IllegalStateException.class, () -> Imports.load(database, csv, "killed", killer));
    }

    /** Gives some contacts a title and takes the country from them; or does so for none. */
    private void edit(Database database) {
        ContactSet.Collector ids = new ContactSet.Collector();
        long changed = 0;
        for (Map<String, String> contact : contacts.values()) {
            if (random.nextInt(3) == 0) {
                EmailAddress address =
                        EmailAddress.parse(contact.getOrDefault("email", "")).orElseThrow();
                database.read(tx -> ids.add(Contacts.byEmail(tx, address).orElseThrow().id()));
                Map<String, String> before = new TreeMap<>(contact);
                contact.put("title", "Head of Nothing");
                contact.remove("country");
                changed += before.equals(contact) ? 0 : 1;
            }
        }
        Editing.Plan plan =
                new Editing.Plan(
                        ids.toSet(),
                        values -> {
                            values.put(Field.TITLE.number(), "Head of Nothing");
                            values.remove(Field.COUNTRY.number());
                        });
        assertEquals(changed, Editing.rehearse(database, "test", tx -> plan).changed());
        Editing.Result result = Editing.run(database, "test", tx -> plan);
        assertEquals(changed, result.changed());
        assertEquals(ids.toSet().size() - changed, result.unchanged());
    }

    private void erase(Database database) {
        ContactSet.Collector ids = new ContactSet.Collector();
        List<String> emails = new ArrayList<>(contacts.keySet());
        for (String email : emails) {
            if (random.nextInt(5) == 0) {
                contacts.remove(email);
                EmailAddress address = EmailAddress.parse(email).orElseThrow();
                database.read(tx -> ids.add(Contacts.byEmail(tx, address).orElseThrow().id()));
            }
        }
        database.write(
                tx -> {
                    Contacts.erase(tx, ids.toSet());
                    return true;
                });
        ContactSet held = database.read(Remains::contacts);
        assertEquals(ContactSet.EMPTY, held.and(ids.toSet()), "still in the index");
    }

    private void list(Database database) {
        String entry = randomEntry();
        long before = contacts.keySet().stream().filter(this::isListed).count();
        list.add(entry);
        long after = contacts.keySet().stream().filter(this::isListed).count();
        DoNotEmailEntry parsed = DoNotEmailEntry.parse(entry).orElseThrow();
        DoNotEmailList.Change change =
                database.write(tx -> DoNotEmailList.add(tx, parsed, Imports.grounds(tx, "why")));
        assertEquals(after - before, change.contacts().size());
    }

    private void unlist(Database database) {
        String entry = list.isEmpty() || random.nextBoolean() ? randomEntry() : pickListed();
        boolean there = list.remove(entry);
        DoNotEmailEntry parsed = DoNotEmailEntry.parse(entry).orElseThrow();
        DoNotEmailList.Change change = database.write(tx -> DoNotEmailList.remove(tx, parsed));
        assertEquals(there, change.changed());
    }

    private String pickListed() {
        return pick(list.toArray(String[]::new));
    }

    private String randomEntry() {
        String domain = "@" + pick(DOMAINS);
        return random.nextBoolean() ? domain : "p" + random.nextInt(60) + domain;
    }

    private boolean isListed(String email) {
        String domain = email.substring(email.indexOf('@') + 1);
        return list.contains(email)
                || list.stream()
                        .filter(entry -> entry.startsWith("@"))
                        .map(entry -> entry.substring(1))
                        .anyMatch(e -> domain.equals(e) || domain.endsWith("." + e));
    }

    private void compare(Database database) {
        assertEquals(List.of(), database.read(IndexCheck::run));
        MatchedLeads[] leads = new MatchedLeads[1];
        List<Map<String, String>> stored = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        database.read(
                tx -> {
                    leads[0] = Leads.match(tx, Filter.EVERYONE);
                    Contacts.byIds(
                            tx,
                            leads[0].all(),
                            contact -> {
                                stored.add(new TreeMap<>(contact.fields()));
                                if (leads[0].doNotEmail().contains(contact.id())) {
                                    listed.add(contact.address().key());
                                }
                            });
                    return true;
                });
        assertEquals(List.copyOf(contacts.values()), stored);
        assertEquals(contacts.keySet().stream().filter(this::isListed).toList(), listed);
    }
}
