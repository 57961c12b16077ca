package outlay.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.care.IndexCheck;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Status;
import outlay.lead.Filter;
import outlay.lead.Leads;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;

/** Stops an import at each of its steps, and lets others write between them. */
final class ImportStepsTest {
    private static final String BEFORE =
            """
            email,title,company,tier
            a@x.example,CEO,Acme,gold
            b@x.example,CTO,Acme,
            c@y.example,CFO,Beta,silver
            """;

    /**
     * New contacts, changed ones, one of them twice, a field that nobody had; a new and a known
     * person want no email.
     */
    private static final String FILE =
            """
            email,title,company,score,unsubscribed
            b@x.example,Chief Technician,Acme,1,yes
            d@z.example,Owner,Gamma,2,
            c@y.example,CFO,Beta,,no
            d@z.example,Founder,,3,2025-11-03
            b@x.example,,Delta,,
            e@z.example,,,,
            """;

    @TempDir Path folder = Path.of("");

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void isSeenAsAWholeOrNotAtAllWhereverItIsKilled() throws Exception {
        List<String> before = contactsAfter(BEFORE);
        List<String> after = contactsAfter(BEFORE, FILE);
        boolean killed = true;
        int seen = 0;
        for (int step = 0; killed; step++) {
            try (Database database = Imports.database(newFolder())) {
                Imports.load(database, BEFORE);
                killed = killAt(database, step);
                boolean isSeen = contacts(database).equals(after);
                seen += isSeen ? 1 : 0;
                assertEquals(isSeen ? after : before, contacts(database), "killed at " + step);
                assertEquals(List.of(), database.read(IndexCheck::run), "killed at " + step);

                Leftovers.clear(database);
                assertEquals(isSeen ? after : before, contacts(database), "cleared " + step);
                assertEquals(List.of(), database.read(IndexCheck::run), "cleared " + step);
                assertEquals(0, leftovers(database), "left behind at " + step);

                Imports.load(database, FILE);
                assertEquals(after, contacts(database), "imported after " + step);
                assertEquals(List.of(), database.read(IndexCheck::run), "imported after " + step);
            }
        }
        assertTrue(seen > 2, "it was never killed while it was already seen");
    }

    /** Says whether the import was still going on at that step. */
    private static boolean killAt(Database database, int step) {
        int[] steps = {0};
        Runnable killer =
                () -> {
                    if (steps[0]++ == step) {
                        throw new Killed();
                    }
                };
        try {
            load(database, killer);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static void load(Database database, Runnable before) {
        Steps steps = new Disturbed(Steps.on(database), before);
        new Importing(steps, Imports.file(FILE), "late", new Imports.Rejects()).run();
    }

    private static long leftovers(Database database) {
        return database.read(
                tx ->
                        tx.query("SELECT count(*) FROM contact_change").number()
                                + tx.query("SELECT count(*) FROM field WHERE seen = 0").number()
                                + tx.query("SELECT count(*) FROM layer WHERE state <> 'visible'")
                                        .number()
                                + tx.query(
                                                """
                                                SELECT count(*)
                                                FROM posting
                                                WHERE layer_id NOT IN (SELECT id FROM layer)
                                                """)
                                        .number()
                                + tx.query(
                                                """
                                                SELECT count(*)
                                                FROM contact_page
                                                WHERE first_id > (
                                                    SELECT last_visible FROM contact_book)
                                                """)
                                        .number());
    }

    @Test
    void staysTrueWhileOthersEraseAndSuppressBetweenItsSteps() throws Exception {
        boolean more = true;
        for (int step = 0; more; step++) {
            Path place = newFolder();
            try (Database database = Imports.database(place);
                    Database other = Imports.database(place)) {
                Imports.load(database, BEFORE);
                int[] steps = {0};
                int disturbed = step;
                load(
                        database,
                        () -> {
                            if (steps[0]++ == disturbed) {
                                disturb(other);
                            }
                        });
                more = steps[0] > disturbed;
                assertEquals(List.of(), database.read(IndexCheck::run), "disturbed at " + step);
                if (more) {
                    assertErasedAndListed(database, step);
                }
            }
        }
    }

    private static void disturb(Database other) {
        other.write(
                tx -> {
                    EmailAddress erased = EmailAddress.parse("b@x.example").orElseThrow();
                    ContactSet found = Contacts.idsOf(tx, List.of(erased)).contacts();
                    Contacts.erase(tx, found);
                    DoNotEmailEntry entry = DoNotEmailEntry.parse("@z.example").orElseThrow();
                    return DoNotEmailList.add(tx, entry, Imports.grounds(tx, "asked"));
                });
    }

    private static void assertErasedAndListed(Database database, int step) {
        database.read(
                tx -> {
                    EmailAddress listed = EmailAddress.parse("d@z.example").orElseThrow();
                    int id = Contacts.byEmail(tx, listed).orElseThrow().id();
                    assertTrue(
                            Status.DO_NOT_EMAIL.contacts(tx).contains(id),
                            "not on the list, disturbed at " + step);
                    return true;
                });
        long rows = contacts(database).stream().filter(row -> row.contains("=b@x.example")).count();
        // Erased before its record was read, it is a new contact; afterwards it is gone.
        assertTrue(rows <= 1);
    }

    @Test
    void refusesASecondImportAtTheSameTime() throws Exception {
        Path place = newFolder();
        try (Database database = Imports.database(place);
                Database other = Imports.database(place)) {
            Importing.Listener second =
                    new Importing.Listener() {
                        @Override
                        public void rejected(long line, String reason, String[] cells) {}

                        @Override
                        public void progress(long records) {
                            Problem problem =
                                    assertThrows(Problem.class, () -> Imports.load(other, BEFORE));
                            assertEquals(Problem.Kind.BUSY, problem.kind());
                        }

                        @Override
                        public void optedOut(Transaction tx, long operation, ContactSet contacts) {}
                    };
            Imports.load(database, BEFORE, null, second);
            assertEquals(3, contacts(database).size());
        }
    }

    private List<String> contactsAfter(String... files) throws Exception {
        try (Database database = Imports.database(newFolder())) {
            Imports.load(database, files[0]);
            if (files.length > 1) {
                Imports.load(database, files[1], "late", new Imports.Rejects());
            }
            return contacts(database);
        }
    }

    /** All contacts and the do-not-email list. */
    private static List<String> contacts(Database database) {
        List<String> contacts = new ArrayList<>();
        database.read(
                tx -> {
                    Contacts.byIds(
                            tx,
                            Leads.match(tx, Filter.EVERYONE).all(),
                            contact -> {
                                contact.fields().remove("source");
                                contacts.add(contact.fields().toString());
                            });
                    DoNotEmailList.list(tx, line -> contacts.add(line.entry()));
                    return true;
                });
        return contacts;
    }

    private Path newFolder() throws Exception {
        return Files.createTempDirectory(folder, "db");
    }
}
