package outlay.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.care.IndexCheck;
import outlay.contact.Contacts;
import outlay.contact.Fields;
import outlay.contact.Tags;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.lead.Clause;
import outlay.lead.Filter;
import outlay.lead.Leads;

/** Stops a change of contacts at each of its steps, and lets others write between them. */
final class EditingTest {
    private static final String CONTACTS =
            """
            email,title,tags
            a@x.example,CEO,
            b@x.example,CTO,old
            c@y.example,CFO,New
            """;

    @TempDir Path folder = Path.of("");

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void isSeenAsAWholeOrNotAtAllWhereverItIsKilled() throws Exception {
        boolean killed = true;
        TreeSet<Long> seen = new TreeSet<>();
        for (int step = 0; killed; step++) {
            try (Database database = filled(newFolder())) {
                killed = killAt(database, step);
                long tagged = tagged(database);
                seen.add(tagged);
                assertEquals(List.of(), database.read(IndexCheck::run), "killed at " + step);
                Leftovers.clear(database);
                assertEquals(tagged, tagged(database), "cleared at " + step);
                assertEquals(List.of(), database.read(IndexCheck::run), "cleared at " + step);
                assertEquals(
                        tagged == 3,
                        database.read(Fields::known).contains("fresh"),
                        "field at " + step);
                Editing.run(database, "test", EditingTest::plan);
                assertEquals(3, tagged(database), "done again after " + step);
                assertEquals(List.of(), database.read(IndexCheck::run), "again " + step);
            }
        }
        // One contact had the tag before.
        assertEquals(List.of(1L, 3L), List.copyOf(seen));
    }

    @Test
    void staysTrueWhileOthersEraseBetweenItsSteps() throws Exception {
        boolean more = true;
        for (int step = 0; more; step++) {
            Path place = newFolder();
            try (Database database = filled(place);
                    Database other = Imports.database(place)) {
                int[] steps = {0};
                int disturbed = step;
                run(
                        database,
                        () -> {
                            if (steps[0]++ == disturbed) {
                                erase(other);
                            }
                        });
                more = steps[0] > disturbed;
                assertEquals(List.of(), database.read(IndexCheck::run), "disturbed at " + step);
                assertEquals(more ? 2 : 3, tagged(database), "disturbed at " + step);
            }
        }
    }

    @Test
    void refusesWhileAnImportIsUnderWayAndChangesNothing() throws Exception {
        Path place = newFolder();
        try (Database database = filled(place);
                Database other = Imports.database(place)) {
            other.hold(Activity.IMPORT);
            Problem busy =
                    assertThrows(
                            Problem.class, () -> Editing.run(database, "test", EditingTest::plan));
            assertEquals(Problem.Kind.BUSY, busy.kind());
            assertEquals(1, tagged(database));
        }
    }

    @Test
    void leavesNothingBehindWhenThePlanIsRefused() throws Exception {
        try (Database database = filled(newFolder())) {
            Problem refused =
                    assertThrows(
                            Problem.class,
                            () ->
                                    Editing.run(
                                            database,
                                            "test",
                                            tx -> {
                                                Fields.loadAll(tx).register(tx, "fresh");
                                                throw new Problem(
                                                        Problem.Kind.USAGE, "no", "do not");
                                            }));
            assertEquals("no", refused.what());
            assertTrue(database.read(Fields::loadAll).id("fresh") == 0);
        }
    }

    private static Database filled(Path place) {
        Database database = Imports.database(place);
        Imports.load(database, CONTACTS);
        return database;
    }

    /** Says whether it was still going on at that step. */
    private static boolean killAt(Database database, int step) {
        int[] steps = {0};
        try {
            run(
                    database,
                    () -> {
                        if (steps[0]++ == step) {
                            throw new Killed();
                        }
                    });
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static void run(Database database, Runnable before) {
        new Editing("test").run(new Disturbed(Steps.on(database), before), EditingTest::plan);
    }

    private static Editing.Plan plan(Transaction tx) {
        int fresh = Fields.loadAll(tx).register(tx, "fresh");
        return new Editing.Plan(
                Leads.match(tx, Filter.EVERYONE).all(),
                values -> {
                    Tags.add(values, "new");
                    values.put(fresh, "yes");
                });
    }

    private static void erase(Database other) {
        other.write(
                tx -> {
                    EmailAddress erased = EmailAddress.parse("b@x.example").orElseThrow();
                    ContactSet found = Contacts.idsOf(tx, List.of(erased)).contacts();
                    Contacts.erase(tx, found);
                    return true;
                });
    }

    private static long tagged(Database database) {
        Filter filter = new Filter(List.of(Clause.of(Clause.Type.INCLUDE, "tags", List.of("NEW"))));
        return database.read(tx -> Leads.match(tx, filter).all().size());
    }

    private Path newFolder() throws Exception {
        return Files.createTempDirectory(folder, "db");
    }
}
