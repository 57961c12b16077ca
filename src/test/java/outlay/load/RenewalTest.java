package outlay.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.care.IndexCheck;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.lead.Clause;
import outlay.lead.Filter;
import outlay.lead.Leads;

/** The index of an earlier version lacks the words of names, until somebody makes it anew. */
@OnBothEngines
final class RenewalTest {
    private static final Filter ANN =
            new Filter(List.of(new Clause(Clause.Type.INCLUDE, Clause.NAME, List.of("ann"), "")));

    @TempDir Path folder = Path.of("");

    @Test
    void putsNamesIntoTheIndexOfAnEarlierVersion() {
        try (Database database = Imports.database(folder)) {
            Imports.load(database, "email,first_name\na@x.example,Ann Lee\nb@x.example,Bob\n");
            Imports.load(database, "email,last_name\nc@x.example,Ann\n");
            database.write(tx -> tx.update("UPDATE layer SET edition = 1"));
            database.write(
                    tx ->
                            tx.update(
                                    """
                                    DELETE FROM posting
                                    WHERE field_id IN (
                                        SELECT id
                                        FROM field
                                        WHERE name IN ('first_name', 'last_name'))
                                    """));
            assertNotEquals(List.of(), database.read(IndexCheck::run));
            Problem busy = assertThrows(Problem.class, () -> found(database));
            assertEquals(Problem.Kind.BUSY, busy.kind());

            Leftovers.clear(database);
            assertEquals(2, found(database));
            assertEquals(List.of(), database.read(IndexCheck::run));
        }
    }

    private static int found(Database database) {
        return database.read(tx -> Leads.match(tx, ANN).all().size());
    }
}
