package outlay.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.contact.AddressTable;
import outlay.db.Database;

final class FreeHashesTest {
    private static final int TAKEN = 20_000;

    @TempDir Path folder = Path.of("");

    @Test
    void knowsNothingBeforeItHasReadAll() {
        try (Database database = withTaken()) {
            FreeHashes free = new FreeHashes();
            free.take(AddressTable.hash("new"));
            assertFalse(free.isFree(AddressTable.hash("other")));
            database.read(
                    tx -> {
                        free.readOn(tx);
                        assertFalse(free.isFree(AddressTable.hash("other")), "read in part");
                        IntStream.range(0, 3).forEach(i -> free.readOn(tx));
                        return true;
                    });
            assertTrue(free.isFree(AddressTable.hash("other")));
            assertFalse(free.isFree(AddressTable.hash("new")));
            assertEquals(0, LongStream.range(0, TAKEN).filter(i -> free.isFree(hash(i))).count());
        }
    }

    @Test
    void knowsAnEmptyTableAtOnce() {
        try (Database database = Imports.database(folder)) {
            FreeHashes free = new FreeHashes();
            database.read(
                    tx -> {
                        free.readOn(tx);
                        return true;
                    });
            assertTrue(free.isFree(AddressTable.hash("other")));
        }
    }

    private Database withTaken() {
        Database database = Imports.database(folder);
        database.write(
                tx -> {
                    for (int i = 0; i < TAKEN; i++) {
                        tx.update("INSERT INTO contact_key VALUES (?, ?)", hash(i), i + 1);
                    }
                    return true;
                });
        return database;
    }

    private static long hash(long i) {
        return AddressTable.hash("taken" + i);
    }
}
