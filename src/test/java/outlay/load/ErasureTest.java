package outlay.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Watcher;
import outlay.care.IndexCheck;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.index.ContactSet;
import outlay.index.Remains;

/** Erases some of very many contacts, whose values fill many blocks of the index. */
@OnBothEngines
final class ErasureTest {
    private static final int CONTACTS = 3_000;

    @TempDir Path folder = Path.of("");

    /** One in so many, and each of them. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 50, 2, 1})
    void leavesNothingBehind(int oneIn) {
        try (Database database = Imports.database(folder)) {
            Imports.load(database, csv("email,company,country,title", CONTACTS));
            // Values that they no longer have are theirs too.
            Imports.load(database, csv("email,company", CONTACTS / 10).replace("Company", "New"));
            ContactSet erased = some(oneIn);
            database.write(
                    tx -> {
                        Contacts.erase(tx, erased);
                        return true;
                    });
            assertEquals(
                    List.of(),
                    database.read(tx -> IndexCheck.run(tx, CONTACTS, Watcher.NOBODY)),
                    "differences");
            ContactSet held = database.read(Remains::contacts);
            assertEquals(ContactSet.EMPTY, held.and(erased), "still in the index");
            assertEquals(CONTACTS - erased.size(), held.size());
        }
    }

    private static ContactSet some(int oneIn) {
        Random random = new Random(7);
        ContactSet.Collector some = new ContactSet.Collector().add(1);
        for (int id = 1; id <= CONTACTS; id++) {
            if (random.nextInt(oneIn) == 0) {
                some.add(id);
            }
        }
        return some.toSet();
    }

    private static String csv(String header, int contacts) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = 1; i <= contacts; i++) {
            csv.append("p" + i + "@d" + i % 700 + ".example,Company " + i);
            csv.append(header.endsWith("title") ? ",C" + i % 3 + ",Head of " + i % 50 : "");
            csv.append('\n');
        }
        return csv.toString();
    }
}
