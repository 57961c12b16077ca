package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of a newer program, with a database of an older one. */
final class UpgradeCrashTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/outlay/db/sqlite");
    private static final String[] COMMAND = {"credits", "balance"};
    private static final int BEFORE = 17;
    private static final int OPERATIONS = 2000;
    private static final int POINTS = 8;

    private final Program program;
    private final int now;

    UpgradeCrashTest(@TempDir Path folder) throws IOException {
        program = new Program(folder.toRealPath());
        now = scripts().size();
    }

    /** Killed at any moment: the old one, or the new one with a backup that is whole. */
    @Test
    void leavesWhatCanBeGoneBackTo() throws Exception {
        makeOld();
        List<Kill> kills = Kill.choose(POINTS, program, COMMAND);
        for (Kill kill : kills) {
            makeOld();
            kill.strike(program, COMMAND);
            String version = first(program.database(), "PRAGMA user_version");
            assertTrue(List.of("" + BEFORE, "" + now).contains(version), kill + ": " + version);
            assertTrue(version.equals("" + BEFORE) || !backups().isEmpty(), kill::toString);
            assertWhole();
            program.run(COMMAND).done();
            assertEquals(1, backups().size(), () -> kill + ": " + files());
            assertEquals(List.of(), partial(), kill::toString);
            assertWhole();
        }
    }

    @Test
    void refusesWhereTheBackupDoesNotFit() throws Exception {
        assumeTrue(Strace.isInstalled(), "strace is not installed");
        makeOld();
        int refused = 0;
        for (Strace.Point point : Kill.points(4, "pwrite64", program, COMMAND)) {
            makeOld();
            Program.Answer answer =
                    program.await(Strace.failing(point, "ENOSPC", Kill.trace(program)), COMMAND);
            if (answer.err().contains("OUTLAY_UPGRADE_BACKUP=no")) {
                refused++;
                assertEquals(1, answer.exitCode(), answer::toString);
                assertEquals("" + BEFORE, first(program.database(), "PRAGMA user_version"));
                assertEquals(List.of(), backups(), answer::toString);
                assertEquals(List.of(), partial(), answer::toString);
            }
            assertWhole();
            program.run(COMMAND).done();
        }
        assertTrue(refused > 0, "never refused");
    }

    @Test
    void makesOneBackupForManyCommandsAtOnce() throws Exception {
        makeOld();
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            children.add(program.start(COMMAND));
        }
        int told = 0;
        for (Child child : children) {
            told += child.await().done().err().contains("backup before the upgrade") ? 1 : 0;
        }
        assertEquals(1, told);
        assertEquals(1, backups().size(), () -> "" + files());
        assertWhole();
    }

    private void makeOld() throws SQLException, IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        List<String> statements = new ArrayList<>();
        for (Path script : scripts().subList(0, BEFORE)) {
            statements.add(Files.readString(script));
        }
        statements.add("INSERT INTO setting (name, value) VALUES ('token-key', zeroblob(32))");
        statements.add(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO operation (id, at, actor, command, parameters)
                SELECT i, i, 'a', 'test', hex(zeroblob(100)) FROM n
                """
                        .formatted(OPERATIONS));
        statements.add("PRAGMA user_version = " + BEFORE);
        statements.add("PRAGMA application_id = 0x4F75746C");
        try (Connection connection = open(program.database());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().toList();
        }
    }

    private void assertWhole() throws SQLException {
        for (Path backup : backups()) {
            assertEquals("" + BEFORE, first(backup, "PRAGMA user_version"));
            assertEquals("ok", first(backup, "PRAGMA integrity_check"));
            assertEquals("" + OPERATIONS, first(backup, "SELECT count(*) FROM operation"));
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static String first(Path file, String sql) throws SQLException {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }

    private List<Path> backups() {
        return named("outlay\\.db\\.before-\\d+(-\\d+)?");
    }

    /** What has not got its name. */
    private List<Path> partial() {
        return named("\\.outlay\\.db\\..*");
    }

    private List<Path> files() {
        return named("\\.?outlay\\.db.*");
    }

    private List<Path> named(String expression) {
        try (Stream<Path> all = Files.list(program.folder())) {
            return all.filter(each -> each.getFileName().toString().matches(expression)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
