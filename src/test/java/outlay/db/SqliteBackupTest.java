package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;

/** What is kept of a database before its schema changes. */
final class SqliteBackupTest {
    private static final int BEFORE = 17;

    private final String now = "%03d".formatted(SqliteSchema.SCRIPTS.size());
    private final List<String> notices = new ArrayList<>();
    private TestFile file;

    @BeforeEach
    void choose(@TempDir Path folder) throws IOException {
        file = new TestFile(folder.toRealPath().resolve("out lay.db"));
    }

    @Test
    void isWholeAndPrivateAndSaysHowToGoBack() throws Exception {
        makeOld();
        file.open(notices::add).close();
        assertEquals(List.of("out lay.db", "out lay.db.before-" + now), files());
        assertEquals("rw-------", TestFile.permissions(backup().path()));
        assertEquals("" + BEFORE, backup().version());
        assertEquals(2, notices.size());
        assertTrue(notices.get(0).endsWith(": " + backup().path()), notices.get(0));
        goBack();
        assertEquals("" + BEFORE, file.version());
        try (Database database = file.open()) {
            assertTrue(TestFile.has(database, "old"));
            assertEquals(List.of(), database.damages());
            assertEquals(List.of(backup().path()), database.backups());
        }
    }

    /** With the very commands that the notice gives. */
    private void goBack() throws Exception {
        String commands =
                notices.get(1).replaceFirst("to go back: (.*), and use the outlay of before", "$1");
        assertEquals(0, new ProcessBuilder("sh", "-c", commands).start().waitFor(), commands);
    }

    @Test
    void neverTakesThePlaceOfAnother() throws Exception {
        makeOld();
        file.open(notices::add).close();
        goBack();
        file.raw("UPDATE operation SET actor = 'else'");
        file.open().close();
        assertEquals(
                List.of(
                        "out lay.db",
                        "out lay.db.before-" + now,
                        "out lay.db.before-" + now + "-2"),
                files());
    }

    /** As after an upgrade that was killed once it was there. */
    @Test
    void isMadeOnceOfTheSame() throws Exception {
        makeOld();
        byte[] old = Files.readAllBytes(file.path());
        file.open().close();
        Files.delete(file.path());
        Files.write(file.path(), old);
        Path part = Files.createFile(file.path().resolveSibling(".out lay.db.7.before"));
        Path journal =
                Files.createFile(file.path().resolveSibling(part.getFileName() + "-journal"));
        file.open().close();
        assertEquals(List.of("out lay.db", "out lay.db.before-" + now), files());
        assertFalse(Files.exists(part) || Files.exists(journal));
    }

    /** What was committed last may be in the log alone. */
    @Test
    void hasWhatIsInTheLog() throws Exception {
        makeOld();
        file.raw("PRAGMA journal_mode = WAL");
        try (var reader = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file.path());
                var statement = reader.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM operation").next();
            file.raw("UPDATE operation SET actor = 'in the log'");
            file.open().close();
        }
        try (Database database = backup().open()) {
            assertEquals(
                    "in the log",
                    database.read(
                            tx ->
                                    tx.query("SELECT actor FROM operation")
                                            .first(row -> row.getString(1))
                                            .orElse("")));
        }
    }

    @Test
    void isNotMadeOfWhatHasNothingInIt() throws Exception {
        file.migrateByHand(BEFORE);
        file.open(notices::add).close();
        assertEquals(List.of("out lay.db"), files());
        assertEquals(List.of(), notices);
    }

    @Test
    void isNotMadeWhenNobodyWantsIt() throws Exception {
        makeOld();
        open(Databases.Upgrading.WITHOUT_BACKUP).close();
        assertEquals(List.of("out lay.db"), files());
    }

    @Test
    void upgradesNothingForWhoOnlyLooks() throws Exception {
        makeOld();
        Problem problem =
                assertThrows(Problem.class, () -> open(Databases.Upgrading.NEVER).close());
        assertEquals(Problem.Kind.NOT_ALLOWED, problem.kind());
        assertEquals("" + BEFORE, file.version());
    }

    @Test
    void needsRoom() {
        Path path = Path.of("/a/b.db");
        SqliteBackup.requireRoom(5, 5, path);
        Problem problem =
                assertThrows(Problem.class, () -> SqliteBackup.requireRoom(5000, 4999, path));
        assertEquals(Problem.Kind.IO, problem.kind());
        assertEquals(
                "cannot back up /a/b.db before its upgrade: it takes 5,000 bytes, and 4,999 are"
                        + " free",
                problem.what());
        assertTrue(problem.hint().contains("OUTLAY_UPGRADE_BACKUP=no"), problem.hint());
    }

    private Database open(Databases.Upgrading upgrading) {
        return Databases.closed()
                .open(
                        Location.of(file.path()),
                        new Databases.Opening(TestFile.CLOCK, notices::add, upgrading));
    }

    private void makeOld() throws SQLException, IOException {
        file.migrateByHand(BEFORE);
        file.raw(
                "INSERT INTO operation (id, at, actor, command, key, parameters, digest, result)"
                        + " VALUES (1, 0, 'a', 'test', 'old', '', x'00', '')");
    }

    private TestFile backup() {
        return new TestFile(
                file.path().resolveSibling(file.path().getFileName() + ".before-" + now));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(file.path().getParent())) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> !name.endsWith("-wal") && !name.endsWith("-shm"))
                    .sorted()
                    .toList();
        }
    }
}
