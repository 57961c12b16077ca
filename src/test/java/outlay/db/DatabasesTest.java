package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;

/** SQLite's log, which the last one to close a file takes away, tells whether it is open. */
final class DatabasesTest {
    private static final byte[] ONE = {1};

    private static final Clock CLOCK = Clock.systemUTC();

    private final Path file;
    private final Databases databases = Databases.kept();

    DatabasesTest(@TempDir Path folder) {
        this.file = folder.resolve("outlay.db");
    }

    @BeforeEach
    void makeOne() {
        databases.openOrCreate(Location.of(file), TestFile.opening(notice -> {})).close();
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void keepsOpenWhatIsClosed() {
        assertTrue(isOpen());
        databases.close();
        assertFalse(isOpen());
    }

    @Test
    void keepsNothingForOneCommand() {
        databases.close();
        Databases.closed().open(Location.of(file), TestFile.opening(notice -> {})).close();
        assertFalse(isOpen());
    }

    @Test
    void findsWhatOthersHaveWritten() {
        Database.open(file, CLOCK).close();
        try (Database other = Database.open(file, CLOCK)) {
            other.write(tx -> tx.update("INSERT INTO setting (name, value) VALUES ('a', ?)", ONE));
        }
        try (Database again = databases.open(Location.of(file), TestFile.opening(notice -> {}))) {
            assertEquals(true, again.read(tx -> isThere(tx, "a")));
        }
    }

    @Test
    void opensTheFileThatHasTakenThePlace() throws IOException {
        Path other = file.resolveSibling("other.db");
        try (Database database = Database.openOrCreate(other, CLOCK)) {
            database.write(
                    tx -> tx.update("INSERT INTO setting (name, value) VALUES ('b', ?)", ONE));
        }
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        try (Database database =
                databases.open(Location.of(file), TestFile.opening(notice -> {}))) {
            assertEquals(true, database.read(tx -> isThere(tx, "b")));
        }
    }

    @Test
    void missesAFileThatIsGone() throws IOException {
        Files.delete(file);
        Problem gone =
                assertThrows(
                        Problem.class,
                        () -> databases.open(Location.of(file), TestFile.opening(notice -> {})));
        assertEquals(Problem.Kind.DAMAGED, gone.kind());
    }

    @Test
    void closesTheOneBeforeAnother() {
        databases
                .openOrCreate(
                        Location.of(file.resolveSibling("other.db")),
                        TestFile.opening(notice -> {}))
                .close();
        assertFalse(isOpen());
    }

    @Test
    void keepsNoneWhoseSettingsWereChanged() {
        use(Database::expectBulk);
        assertFalse(isOpen());
    }

    @Test
    void foldsTheLogIntoTheFile() throws IOException {
        use(database -> database.write(tx -> put(tx, "c")));
        assertTrue(Files.size(log()) > 0);
        databases.fold();
        assertEquals(0, Files.size(log()));
    }

    @Test
    void leavesToOthersWhatTheyHaveWritten() throws IOException {
        databases.fold();
        try (Database other = Database.open(file, CLOCK)) {
            other.write(tx -> put(tx, "d"));
            use(database -> assertEquals(true, database.read(tx -> isThere(tx, "d"))));
            databases.fold();
            assertTrue(Files.size(log()) > 0);
        }
    }

    @Test
    void foldsLaterWhenSomebodyWrites() throws IOException {
        List<String> waited = new ArrayList<>();
        try (Database database = databases.open(Location.of(file), TestFile.opening(waited::add))) {
            database.write(tx -> put(tx, "e"));
        }
        try (Database other = Database.open(file, CLOCK)) {
            other.write(
                    tx -> {
                        databases.fold();
                        return put(tx, "f");
                    });
        }
        assertEquals(List.of(), waited);
        assertTrue(Files.size(log()) > 0);
        databases.fold();
        assertEquals(0, Files.size(log()));
    }

    private static int put(Transaction tx, String name) {
        return tx.update("INSERT INTO setting (name, value) VALUES (?, ?)", name, ONE);
    }

    private void use(Consumer<Database> work) {
        try (Database database =
                databases.open(Location.of(file), TestFile.opening(notice -> {}))) {
            work.accept(database);
        }
    }

    private static boolean isThere(Transaction tx, String name) {
        return tx.query("SELECT 1 FROM setting WHERE name = ?", name).exists();
    }

    private boolean isOpen() {
        return Files.exists(log());
    }

    private Path log() {
        return file.resolveSibling("outlay.db-wal");
    }
}
