package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class DatabaseTest {
    private TestFile file;

    @BeforeEach
    void choose(@TempDir Path folder) {
        file = new TestFile(folder.resolve("outlay.db"));
    }

    @Test
    void createsAFileThatOnlyItsOwnerCanRead() throws IOException {
        try (Database database = file.openOrCreate()) {
            TestFile.put(database, "a");
            try (var files = Files.list(file.path().getParent())) {
                // The log and its index too.
                files.forEach(
                        each -> assertEquals("rw-------", TestFile.permissions(each), "" + each));
            }
        }
    }

    @Test
    void leavesThePermissionsOfAFileThatIsThere() throws IOException {
        file.openOrCreate().close();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
        file.openOrCreate().close();
        assertEquals("rw-r-----", TestFile.permissions(file.path()));
    }

    @Test
    void keepsWhatWasWritten() {
        try (Database database = file.openOrCreate()) {
            TestFile.put(database, "a");
        }
        try (Database database = file.open()) {
            assertTrue(TestFile.has(database, "a"));
        }
    }

    /** {@code synchronous} 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous. */
    @Test
    void setsWhatKeepsTheLedgerSafe() {
        try (Database database = file.openOrCreate()) {
            assertEquals("wal", TestFile.pragma(database, "journal_mode"));
            assertEquals("2", TestFile.pragma(database, "synchronous"));
            assertEquals("1", TestFile.pragma(database, "foreign_keys"));
            assertEquals("0", TestFile.pragma(database, "trusted_schema"));
        }
        try (Database database = file.open()) {
            assertEquals("wal", TestFile.pragma(database, "journal_mode"));
            assertEquals("2", TestFile.pragma(database, "synchronous"));
            assertEquals("1", TestFile.pragma(database, "foreign_keys"));
        }
    }

    @Test
    void doesNotStartADatabaseWhereOneMustBe() {
        Problem problem = assertThrows(Problem.class, () -> file.open().close());
        assertEquals(10, problem.kind().exitCode());
        assertEquals("no Outlay database at " + file.path(), problem.what());
        assertFalse(Files.exists(file.path()));
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(file.path(), "email,first_name\n".repeat(500));
        file.assertDamaged("damaged or is no Outlay database");
        assertEquals(17 * 500, Files.size(file.path()));
    }

    @Test
    void refusesAnEmptyFileAndAFolder() throws IOException {
        Files.createFile(file.path());
        file.assertDamaged("is empty");
        Files.delete(file.path());
        Files.createDirectory(file.path());
        file.assertDamaged("is no file");
    }

    /** A link that leads nowhere leads to where the file is made. */
    @Test
    void makesAPrivateFileThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(file.path().resolveSibling("link.db"), file.path());
        new TestFile(link).openOrCreate().close();
        assertEquals("rw-------", TestFile.permissions(file.path()));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(file.path(), new TestFile(link).open().file().orElseThrow());
    }

    /** What the driver would take for settings of its own, or for no file at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p.db?synchronous=OFF",
                "a#b%41 c.db",
                ":memory:",
                "file:x.db?mode=memory",
                "ünïcode'\".db",
                "back\\slash;.db"
            })
    void takesANameForAName(String name) throws IOException {
        TestFile named = new TestFile(file.path().resolveSibling(name));
        try (Database database = named.openOrCreate()) {
            TestFile.put(database, "a");
            assertEquals("2", TestFile.pragma(database, "synchronous"));
        }
        try (var files = Files.list(file.path().getParent())) {
            assertEquals(List.of(named.path()), files.toList());
        }
    }

    /** Else its readers would keep writers waiting. */
    @Test
    void givesACopyAWriteAheadLog() throws IOException {
        Path copy = Files.createFile(file.path().resolveSibling("copy.db"));
        try (Database database = file.openOrCreate()) {
            TestFile.put(database, "a");
            database.copyTo(copy);
        }
        try (Database database = new TestFile(copy).open()) {
            assertEquals("wal", TestFile.pragma(database, "journal_mode"));
            assertTrue(TestFile.has(database, "a"));
        }
    }

    @Test
    void refusesAWordThatTheSchemaDoesNotKnow() {
        Problem problem =
                assertThrows(Problem.class, () -> StoredWord.of(Activity.class, "IMPOST"));
        assertEquals(10, problem.kind().exitCode());
        assertEquals(Activity.IMPORT, StoredWord.of(Activity.class, "import"));
    }

    @Test
    void refusesADamagedFile() throws IOException {
        file.openOrCreate().close();
        byte[] bytes = Files.readAllBytes(file.path());
        for (int i = 100; i < bytes.length; i++) {
            bytes[i] = 77;
        }
        Files.write(file.path(), bytes);
        file.assertDamaged("damaged");
    }

    @Test
    void saysWhereAFileCannotBeCreated() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                Database.openOrCreate(
                                        file.path().resolve("below.db"), TestFile.CLOCK));
        assertEquals(Problem.Kind.IO, problem.kind());
        assertTrue(problem.what().contains("below.db"), problem.what());
    }

    @Test
    void givesEachTransactionOneTime() {
        try (Database database = file.openOrCreate()) {
            assertEquals(TestFile.CLOCK.instant(), database.read(Transaction::now));
            assertEquals(TestFile.CLOCK.instant(), database.write(Transaction::now));
        }
    }

    @Test
    void takesEveryChangeOfARehearsalBack() {
        try (Database database = file.openOrCreate()) {
            boolean seen =
                    database.rehearse(
                            tx -> {
                                TestFile.put(tx, "a");
                                return TestFile.has(tx, "a");
                            });
            assertTrue(seen);
            assertFalse(TestFile.has(database, "a"));
            TestFile.put(database, "b");
            assertTrue(TestFile.has(database, "b"));
        }
    }

    @Test
    void takesSeveralTransactionsOfARehearsalBack() {
        try (Database database = file.openOrCreate()) {
            boolean seen =
                    database.rehearseAll(
                            () -> {
                                TestFile.put(database, "a");
                                TestFile.put(database, "b");
                                return TestFile.has(database, "a") && TestFile.has(database, "b");
                            });
            assertTrue(seen);
            assertFalse(TestFile.has(database, "a"));
            assertFalse(TestFile.has(database, "b"));
            TestFile.put(database, "c");
            assertTrue(TestFile.has(database, "c"));
        }
    }

    @Test
    void rehearsesAsideWhileOthersWrite() {
        try (Database database = file.openOrCreate()) {
            TestFile.put(database, "before");
            boolean seen =
                    database.rehearseAside(
                            aside -> {
                                TestFile.put(aside, "a");
                                TestFile.put(database, "b");
                                return TestFile.has(aside, "before")
                                        && TestFile.has(aside, "a")
                                        && !TestFile.has(aside, "b");
                            });
            assertTrue(seen);
            assertFalse(TestFile.has(database, "a"));
            assertTrue(TestFile.has(database, "b"));
        }
    }

    @Test
    void changesNothingOfContactsAside() {
        try (Database database = file.openOrCreate()) {
            String sql = "INSERT INTO contact_key (hash, contact_id) VALUES (1, 1)";
            assertThrows(
                    RuntimeException.class,
                    () -> database.rehearseAside(aside -> aside.write(tx -> tx.update(sql))));
            assertTrue(database.write(tx -> tx.update(sql)) == 1);
        }
    }

    @Test
    void takesEveryChangeBackWhenTheWorkFails() {
        Problem problem = new Problem(Problem.Kind.NOT_ALLOWED, "no", "");
        AssertionError error = new AssertionError("a bug");
        try (Database database = file.openOrCreate()) {
            assertSame(
                    problem,
                    assertThrows(
                            Problem.class,
                            () ->
                                    database.write(
                                            tx -> {
                                                TestFile.put(tx, "a");
                                                throw problem;
                                            })));
            assertSame(
                    error,
                    assertThrows(
                            AssertionError.class,
                            () ->
                                    database.rehearse(
                                            tx -> {
                                                TestFile.put(tx, "a");
                                                throw error;
                                            })));
            assertFalse(TestFile.has(database, "a"));
            TestFile.put(database, "b");
            assertTrue(TestFile.has(database, "b"));
        }
    }

    @Test
    void tellsARefusedChangeFromOtherFailures() {
        try (Database database = file.openOrCreate()) {
            TestFile.put(database, "a");
            assertThrows(ConstraintViolation.class, () -> TestFile.put(database, "a"));
            assertThrows(
                    ConstraintViolation.class,
                    () ->
                            database.write(
                                    tx ->
                                            tx.update(
                                                    """
                                                    INSERT INTO step (
                                                        campaign_id, number, after_days, subject,
                                                        text)
                                                    VALUES (99, 1, 0, '', '')
                                                    """)));
            assertThrows(
                    IllegalStateException.class,
                    () -> database.read(tx -> tx.query("SELECT nothing").exists()));
        }
    }

    @Test
    void countsNewRowsOnFromTheHighestNumberAndLeavesNoGap() {
        try (Database database = file.openOrCreate()) {
            assertEquals(1L, database.<Long>write(tx -> Operations.begin(tx, "test")));
            database.rehearse(tx -> Operations.begin(tx, "test"));
            assertThrows(
                    NoSuchElementException.class,
                    () ->
                            database.write(
                                    tx -> {
                                        Operations.begin(tx, "test");
                                        return Optional.empty().orElseThrow();
                                    }));
            assertEquals(
                    List.of(2L, 3L),
                    database.write(
                            tx ->
                                    List.of(
                                            Operations.begin(tx, "test"),
                                            Operations.begin(tx, "test"))));
        }
    }

    @Test
    void seesOneSnapshotInOneRead() {
        try (Database reader = file.openOrCreate();
                Database writer = file.open()) {
            reader.read(
                    tx -> {
                        assertFalse(TestFile.has(tx, "a"));
                        TestFile.put(writer, "a");
                        assertFalse(TestFile.has(tx, "a"));
                        return true;
                    });
            assertTrue(TestFile.has(reader, "a"));
        }
    }

    @Test
    void isBusyWhileAnotherProcessWrites() {
        List<String> notices = new ArrayList<>();
        try (Database first = file.openOrCreate();
                Database second = file.open(notices::add)) {
            first.write(
                    tx -> {
                        TestFile.put(tx, "a");
                        Problem problem =
                                assertThrows(Problem.class, () -> TestFile.put(second, "b"));
                        assertEquals(Problem.Kind.BUSY, problem.kind());
                        assertFalse(TestFile.has(second, "a"));
                        return true;
                    });
            TestFile.put(second, "b");
            assertTrue(TestFile.has(first, "b"));
        }
        assertEquals(List.of("waiting: another command is writing to this database"), notices);
    }

    @Test
    void isBusyWhileAnotherProcessImports() {
        List<String> notices = new ArrayList<>();
        try (Database first = file.openOrCreate();
                Database second = file.open(notices::add)) {
            Hold hold = first.hold(Activity.IMPORT);
            Problem problem = assertThrows(Problem.class, () -> second.hold(Activity.IMPORT));
            assertEquals(Problem.Kind.BUSY, problem.kind());
            hold.close();
            second.hold(Activity.IMPORT).close();
        }
        assertEquals(
                List.of(
                        "waiting: another command is importing or changing contacts in this"
                                + " database"),
                notices);
    }

    /** It is no writer whom the log's end waits for, and it may read for hours. */
    @Test
    void saysThatItWaitsForAReader() {
        List<String> notices = new ArrayList<>();
        try (Database first = file.openOrCreate();
                Database second = file.open(notices::add)) {
            first.read(
                    tx -> {
                        assertFalse(TestFile.has(tx, "a"));
                        boolean[] traces = {false};
                        second.erase(other -> put(other, "a"), () -> traces[0] = true);
                        assertTrue(traces[0]);
                        return true;
                    });
        }
        assertEquals(List.of("waiting: another command is reading this database"), notices);
    }

    private static boolean put(Transaction tx, String key) {
        TestFile.put(tx, key);
        return true;
    }

    @Test
    void writesAgainWhenThereIsRoomAgain() {
        String tooMuch = "x".repeat(100_000);
        try (Database database = file.openOrCreate()) {
            TestFile.put(database, "a");
            database.read(tx -> tx.query("PRAGMA max_page_count = 1").number());
            Problem problem = assertThrows(Problem.class, () -> putLazily(database, tooMuch));
            assertEquals(Problem.Kind.IO, problem.kind());
            assertEquals("2", TestFile.pragma(database, "synchronous"));
            database.read(tx -> tx.query("PRAGMA max_page_count = 1000000").number());
            TestFile.put(database, tooMuch);
            assertTrue(TestFile.has(database, tooMuch));
        }
    }

    private static boolean putLazily(Database database, String key) {
        return database.writeLazily(
                tx -> {
                    TestFile.put(tx, key);
                    return true;
                });
    }
}
