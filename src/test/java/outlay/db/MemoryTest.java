package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recalled is what would be read. */
final class MemoryTest {
    private final Path file;
    private final Database database;
    private int readings;

    MemoryTest(@TempDir Path folder) {
        file = folder.resolve("outlay.db");
        database = Database.openOrCreate(file, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsOnceWhatNobodyChanges() {
        assertEquals(0, database.read(this::marks));
        assertEquals(0, database.read(this::marks));
        assertEquals(1, readings);
    }

    @Test
    void readsAgainWhenAnotherHasChangedSomething() {
        assertEquals(0, database.read(this::marks));
        try (Database other = Database.open(file, Clock.systemUTC())) {
            other.write(MemoryTest::mark);
        }
        assertEquals(1, database.read(this::marks));
    }

    @Test
    void readsAgainWhenThisHasChangedSomething() {
        assertEquals(0, database.read(this::marks));
        database.write(MemoryTest::mark);
        assertEquals(1, database.read(this::marks));
    }

    @Test
    void keepsNothingOfWhatIsTakenBack() {
        database.rehearse(
                tx -> {
                    mark(tx);
                    return marks(tx);
                });
        assertEquals(0, database.read(this::marks));
    }

    @Test
    void forgetsWhatIsTooMuch() {
        Memory memory = new Memory();
        for (String key : new String[] {"a", "b", "a", "c", "a", "b"}) {
            memory.recall(key, () -> ++readings, value -> 30L << 20);
        }
        // Of three only two have room: b has gone when c came, and c when b came again.
        assertEquals(4, readings);
    }

    private int marks(Transaction tx) {
        return tx.recall(
                "marks",
                () -> {
                    readings++;
                    return (int)
                            tx.query("SELECT count(*) FROM setting WHERE name = 'mark'").number();
                },
                value -> 4);
    }

    private static int mark(Transaction tx) {
        return tx.update("INSERT INTO setting (name, value) VALUES ('mark', ?)", new byte[] {1});
    }
}
