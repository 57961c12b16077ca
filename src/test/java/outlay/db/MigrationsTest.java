package outlay.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.credit.LedgerCheck;

/** How files come to their schema, and which files are none of ours. */
final class MigrationsTest {
    private TestFile file;

    @BeforeEach
    void choose(@TempDir Path folder) {
        file = new TestFile(folder.resolve("outlay.db"));
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws SQLException {
        file.raw("CREATE TABLE song (title TEXT)");
        file.assertDamaged("is an SQLite file, but no Outlay database");
        file.raw("PRAGMA application_id = 42", "DROP TABLE song");
        file.assertDamaged("is an SQLite file, but no Outlay database");
        file.raw("PRAGMA application_id = 0", "PRAGMA user_version = 3");
        file.assertDamaged("is an SQLite file, but no Outlay database");
    }

    @Test
    void refusesTheDatabaseOfANewerOutlay() throws SQLException {
        file.openOrCreate().close();
        file.raw("PRAGMA user_version = 1000");
        file.assertDamaged("was written by a newer Outlay (schema 1000)");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 3, 4})
    void refusesASchemaThatIsNotWhatTheFileSays(int version) throws SQLException {
        file.openOrCreate().close();
        file.raw("PRAGMA user_version = " + version);
        file.assertDamaged("says that it has schema " + version);
    }

    @Test
    void refusesAnEmptySqliteFile() throws SQLException {
        file.raw("PRAGMA journal_mode = WAL");
        file.assertDamaged("is an SQLite file, but no Outlay database");
    }

    /** A crash leaves some of the scripts done, the others not even begun. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void goesOnWithTheMigrationWhereItEnded(int done) throws SQLException, IOException {
        file.migrateByHand(done);
        try (Database database = file.openOrCreate()) {
            assertEquals(
                    "" + SqliteSchema.SCRIPTS.size(), TestFile.pragma(database, "user_version"));
            assertEquals(List.of(), database.damages());
            TestFile.put(database, "a");
        }
    }

    /** Nobody may ever be content with less than the key, or make another when it is lost. */
    @Test
    void makesTheTokenKeyWithTheDatabaseAndOnlyThen() throws SQLException {
        byte[] key;
        try (Database database = file.openOrCreate()) {
            key = database.read(TokenKey::of);
            assertEquals(32, key.length);
        }
        try (Database database = file.open()) {
            assertArrayEquals(key, database.read(TokenKey::of));
        }
        file.raw("UPDATE setting SET value = x'00'");
        assertNoKey();
        file.raw("DELETE FROM setting");
        assertNoKey();
    }

    private void assertNoKey() {
        try (Database database = file.open()) {
            Problem none = assertThrows(Problem.class, () -> database.read(TokenKey::of));
            assertEquals(Problem.Kind.DAMAGED, none.kind());
        }
    }

    /** It signed what is out there. */
    @Test
    void keepsTheTokenKeyOfAnOlderDatabase() throws SQLException, IOException {
        file.migrateByHand(4);
        String key = "00112233445566778899aabbccddeeff".repeat(2);
        file.raw("INSERT INTO setting (name, value) VALUES ('token-key', x'" + key + "')");
        try (Database database = file.open()) {
            assertEquals(key, HexFormat.of().formatHex(database.read(TokenKey::of)));
        }
    }

    @Test
    void knowsAllScripts() {
        try (Database database = file.openOrCreate()) {
            assertEquals(
                    "" + SqliteSchema.SCRIPTS.size(), TestFile.pragma(database, "user_version"));
        }
    }

    /** Of a longer list SQLite makes a table for each row that it checks. */
    @Test
    void checksNoRowOfSendingAgainstAListOfMoreThanTwo() {
        String longList = "(?s).* IN \\(\\s*'[^']*',\\s*'[^']*',.*";
        try (Database database = file.openOrCreate()) {
            List<String> tables =
                    database.read(
                            tx ->
                                    tx.query(
                                                    """
                                                    SELECT sql
                                                    FROM sqlite_schema
                                                    WHERE type = 'table'
                                                      AND name IN ('ledger_entry', 'message', 'recipient')
                                                    """)
                                            .list(row -> row.getString(1)));
            assertEquals(3, tables.size());
            tables.forEach(sql -> assertFalse(sql.matches(longList), sql));
        }
    }

    @Test
    void runsAllScriptsOrNone() throws SQLException, IOException {
        file.migrateByHand(1);
        // In the way of an index, in the middle of the third script.
        file.raw("CREATE TABLE ledger_entry_once (id INTEGER PRIMARY KEY)");
        assertThrows(RuntimeException.class, () -> file.open());
        assertEquals("1", file.version());
        file.raw("DROP TABLE ledger_entry_once");
        try (Database database = file.open()) {
            assertEquals(
                    "" + SqliteSchema.SCRIPTS.size(), TestFile.pragma(database, "user_version"));
        }
    }

    @Test
    void canBeStartedByManyProcessesAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(opener("key" + i));
        }
        for (int round = 0; round < Opener.ROUNDS; round++) {
            for (Process process : processes) {
                assertEquals('r', process.getInputStream().read(), "ready");
            }
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertEquals(0, process.waitFor(), said);
        }
        for (int round = 0; round < Opener.ROUNDS; round++) {
            Path fresh = Opener.file(file.path(), round);
            assertEquals("rw-------", TestFile.permissions(fresh));
            assertEquals(processes.size(), operations(fresh));
        }
    }

    private Process opener(String key) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opener.class.getName(),
                        file.path().toString(),
                        key)
                .redirectErrorStream(true)
                .start();
    }

    /** A process that opens new databases: one whenever it is given a byte. */
    static final class Opener {
        static final int ROUNDS = 6;

        public static void main(String[] arguments) throws IOException {
            for (int round = 0; round < ROUNDS; round++) {
                System.out.write('r');
                System.out.flush();
                require(System.in.read() >= 0);
                Path fresh = file(Path.of(arguments[0]), round);
                try (Database database = new TestFile(fresh).openOrCreate()) {
                    TestFile.put(database, arguments[1]);
                }
            }
        }

        static Path file(Path file, int round) {
            return file.resolveSibling("round" + round + ".db");
        }

        private static void require(boolean given) {
            if (!given) {
                throw new IllegalStateException("nobody waits any more");
            }
        }
    }

    /** An import that an older Outlay was killed in goes on where it was. */
    @ParameterizedTest
    @CsvSource({"steady, steady", "staging, staging", "folding, merging"})
    void keepsWhatAnImportHasLeftToDo(String before, String after)
            throws SQLException, IOException {
        file.migrateByHand(10);
        file.raw("UPDATE contact_book SET state = '" + before + "', last_visible = 7");
        try (Database database = file.open()) {
            assertEquals(
                    List.of(after + " 7"),
                    database.read(
                            tx ->
                                    tx.query("SELECT state, last_visible FROM contact_book")
                                            .list(row -> row.getString(1) + " " + row.getInt(2))));
        }
    }

    /** Tags became a known field; whoever had a custom one of that name keeps it under another. */
    @ParameterizedTest
    @CsvSource({
        "tags,                  tags_2",
        "tag,                   tag_2",
        "tags tags_2 tags_3,    tags_4 tags_2 tags_3",
        "tag tags,              tag_2 tags_2",
        "tier,                  tier"
    })
    void givesCustomFieldsCalledTagsAnotherName(String before, String after)
            throws SQLException, IOException {
        file.migrateByHand(14);
        String[] names = before.split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            file.raw("INSERT INTO field (id, name) VALUES (" + (100 + i) + ", '" + names[i] + "')");
        }
        try (Database database = file.open()) {
            assertEquals(
                    "tags " + after,
                    database.read(
                            tx ->
                                    String.join(
                                            " ",
                                            tx.query(
                                                            """
                                                            SELECT name
                                                            FROM field
                                                            WHERE id >= 20
                                                            ORDER BY id
                                                            """)
                                                    .list(row -> row.getString(1)))));
        }
    }

    /** What an import put on the list is known by its time, if that is its alone. */
    @Test
    void findsTheOperationsOfEntriesOnTheList() throws SQLException, IOException {
        file.migrateByHand(14);
        file.raw(
                "INSERT INTO operation (id, at, actor, command) VALUES"
                        + " (1, 50, 'a', 'suppress import'), (2, 50, 'a', 'suppress add'),"
                        + " (3, 60, 'a', 'suppress import'), (4, 60, 'a', 'suppress import')",
                "INSERT INTO do_not_email (entry, reason, source, added_at) VALUES"
                        + " ('a@x', '', 'suppress import', 50), ('b@x', '', 'suppress add', 50),"
                        + " ('c@x', '', 'suppress import', 55), ('d@x', '', 'suppress import', 60)");
        try (Database database = file.open()) {
            assertEquals(
                    List.of("a@x 1"),
                    database.read(
                            tx ->
                                    tx.query(
                                                    """
                                                    SELECT entry, operation_id
                                                    FROM do_not_email
                                                    WHERE operation_id IS NOT NULL
                                                    """)
                                            .list(row -> row.getString(1) + " " + row.getInt(2))));
        }
    }

    /** Credits of a ledger that knew no purchases are of what was bought first. */
    @Test
    void entersAnEarlierLedgerAnew() throws SQLException, IOException {
        file.migrateByHand(17);
        file.raw(
                "INSERT INTO operation (id, at, actor, command) VALUES (1, 0, 'a', 'credits buy')",
                "INSERT INTO campaign (id, name, state, created_at, sender, commercial, timezone,"
                        + " days, gap_min, gap_max, bounce_percent, bounce_at_least)"
                        + " VALUES (1, 'spring', 'active', 0, '', 0, 'UTC', '', 0, 0, 10, 100)",
                "INSERT INTO recipient (id, campaign_id, status, credit, due_at, steps_sent) VALUES"
                        + " (1, 1, 'finished', 'spent', 0, 1), (2, 1, 'removed', 'returned', 0, 0),"
                        + " (3, 1, 'active', 'reserved', 0, 0), (4, 1, 'active', 'reserved', 0, 0)");
        entry(1, "purchase", 2, null, null, "NULL, NULL, 'Ä\"\n'", "2, 2, 0, 0");
        entry(2, "purchase", 1, null, null, "NULL, NULL, NULL", "3, 3, 0, 0");
        entry(3, "reserve", 1, "available", null, "1, 1, NULL", "3, 2, 1, 0");
        entry(4, "reserve", 1, "available", null, "1, 2, NULL", "3, 1, 2, 0");
        entry(5, "reserve", 1, "available", null, "1, 3, NULL", "3, 0, 3, 0");
        entry(6, "return", 1, "reserved", "bounced", "1, 2, NULL", "3, 1, 2, 0");
        entry(7, "spend", 1, "reserved", null, "1, 1, NULL", "3, 1, 1, 1");
        entry(8, "reserve", 1, "available", null, "1, 4, NULL", "3, 0, 2, 1");
        try (Database database = file.open()) {
            assertEquals(
                    List.of(1L, 2L, 1L, 1L, 2L, 1L, 1L, 1L),
                    database.read(
                            tx ->
                                    tx.query("SELECT purchase_id FROM ledger_entry ORDER BY id")
                                            .list(row -> row.getLong(1))));
            List<String> differences = new ArrayList<>();
            database.read(tx -> LedgerCheck.each(tx, each -> differences.add(each.toString())));
            assertEquals(List.of(), differences);
        }
    }

    @ParameterizedTest
    @CsvSource({"reserve, available, 1", "gift, available, 2"})
    void refusesALedgerThatOutlayCannotHaveWritten(String kind, String from, long row)
            throws SQLException, IOException {
        file.migrateByHand(17);
        file.raw(
                "DROP TRIGGER ledger_entry_follows",
                "PRAGMA ignore_check_constraints = ON",
                "INSERT INTO operation (id, at, actor, command) VALUES (1, 0, 'a', 'credits buy')");
        if (row > 1) {
            entry(1, "purchase", 2, null, null, "NULL, NULL, NULL", "2, 2, 0, 0");
        }
        file.raw(
                "PRAGMA ignore_check_constraints = ON",
                "INSERT INTO ledger_entry VALUES (%d, 5, 1, '%s', 1, '%s', NULL, 1, 1, NULL, 0, 0, 0, 0)"
                        .formatted(row, kind, from));
        file.assertDamaged("ledger entry " + row + " is none that Outlay writes");
    }

    private void entry(
            long id,
            String kind,
            long credits,
            @Nullable String from,
            @Nullable String reason,
            String about,
            String balances)
            throws SQLException {
        file.raw(
                "INSERT INTO ledger_entry VALUES (%d, 5, 1, '%s', %d, %s, %s, %s, %s)"
                        .formatted(id, kind, credits, text(from), text(reason), about, balances));
    }

    private static String text(@Nullable String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }

    private static long operations(Path path) {
        try (Database database = new TestFile(path).open()) {
            return database.read(tx -> tx.query("SELECT count(*) FROM operation").number());
        }
    }
}
