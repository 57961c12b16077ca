package outlay.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.load.Imports;

/** Contacts on their pages, against a map that was told the same. */
@OnBothEngines
final class ContactPagesTest {
    private final TreeMap<Integer, String> expected = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void opens(@TempDir Path folder) {
        database = Imports.database(folder);
    }

    @AfterEach
    void closes() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsWhatIsAppendedChangedAndDeleted(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            database.write(
                    tx -> {
                        append(tx, random);
                        revise(tx, random, false);
                        revise(tx, random, true);
                        assertContacts(tx, random);
                        return true;
                    });
        }
        assertTrue(pages() > 10, "pages: " + pages());
    }

    /** Ids with gaps, values from none to more than a page holds. */
    private void append(Transaction tx, Random random) {
        int id = expected.isEmpty() ? 0 : expected.lastKey();
        try (ContactPages.Appending pages = new ContactPages.Appending(tx)) {
            for (int i = random.nextInt(200); i > 0; i--) {
                id += 1 + random.nextInt(3);
                String values = values(random);
                pages.add(id, email(id).getBytes(UTF_8), values.getBytes(UTF_8));
                expected.put(id, values);
                if (random.nextInt(50) == 0) {
                    pages.flush();
                    assertEquals(email(id), ContactPages.find(tx, id).orElseThrow().email());
                }
            }
        }
    }

    private void revise(Transaction tx, Random random, boolean delete) {
        Map<Integer, String> revised = new TreeMap<>();
        ContactSet.Collector ids = new ContactSet.Collector();
        int last = expected.isEmpty() ? 0 : expected.lastKey();
        for (int id = 1; id <= last; id++) {
            if (random.nextInt(40) == 0) {
                ids.add(id);
                revised.put(id, values(random));
            }
        }
        ContactPages.revise(
                tx,
                ids.toSet(),
                id -> delete ? null : revised.getOrDefault(id, "").getBytes(UTF_8));
        if (delete) {
            expected.keySet().removeAll(revised.keySet());
        } else {
            expected.replaceAll((id, values) -> revised.getOrDefault(id, values));
        }
    }

    private void assertContacts(Transaction tx, Random random) {
        int[] ids = expected.keySet().stream().mapToInt(id -> id).toArray();
        assertEquals(ContactSet.of(ids), ContactPages.all(tx));
        int sparse = 1 + random.nextInt(60);
        ContactSet.Collector some = new ContactSet.Collector();
        Map<Integer, String> wanted = new TreeMap<>();
        AddressReader addresses = new AddressReader(tx);
        for (int id = 1; id <= ids[ids.length - 1] + 2; id += sparse) {
            some.add(id);
            if (expected.containsKey(id)) {
                wanted.put(id, email(id) + expected.get(id));
            }
            assertEquals(expected.containsKey(id), ContactPages.find(tx, id).isPresent());
            Optional<String> address = addresses.find(id);
            assertEquals(
                    expected.containsKey(id) ? Optional.of(email(id)) : Optional.empty(), address);
        }
        Map<Integer, String> found = new TreeMap<>();
        ContactScan.visit(
                tx, some.toSet(), false, contact -> found.put(contact.id(), text(contact)));
        assertEquals(wanted, found);
    }

    private static String text(StoredContact contact) {
        ContactStore.Row row = contact.toRow();
        return row.email() + new String(row.fields(), UTF_8);
    }

    private static String values(Random random) {
        int length = random.nextInt(300) == 0 ? 20_000 : random.nextInt(400);
        return "é".repeat(length / 2);
    }

    private static String email(int id) {
        return "p" + id + "@x.example";
    }

    private long pages() {
        return database.read(tx -> tx.query("SELECT count(*) FROM contact_page").number());
    }

    @Test
    void putsAsManyContactsOnAPageAsFit() {
        database.write(
                tx -> {
                    try (ContactPages.Appending pages = new ContactPages.Appending(tx)) {
                        for (int id = 1; id <= 1000; id++) {
                            pages.add(id, email(id).getBytes(UTF_8), new byte[300]);
                        }
                    }
                    return true;
                });
        // 300 bytes, an address of 12 to 15 and three numbers, on pages of 8 KB.
        assertEquals((1000 + 24) / 25, pages());
    }

    @Test
    void readsNoFurtherThanAPageThatIsDamaged() {
        byte[] sound = {0, 3, 'a', '@', 'b', 0};
        for (int end = 1; end < sound.length; end++) {
            ContactPage.Reader reader = new ContactPage.Reader(7, Arrays.copyOf(sound, end));
            Problem problem = assertThrows(Problem.class, reader::next);
            assertEquals(Problem.Kind.DAMAGED, problem.kind());
        }
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1};
        assertThrows(Problem.class, () -> new ContactPage.Reader(7, endless).next());
        assertEquals("a@b", new ContactPage.Reader(7, sound).next().email());
    }
}
