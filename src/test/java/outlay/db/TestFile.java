package outlay.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.function.Executable;
import outlay.Problem;

/** A database file under test. */
record TestFile(Path path) {
    private static final Operations.Task TASK = new Operations.Task("test", "", "");

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    Database open() {
        return Database.open(path, CLOCK);
    }

    /** Opens it, and hears what it waits for. */
    Database open(Consumer<String> notices) {
        return Databases.closed().open(Location.of(path), opening(notices));
    }

    static Databases.Opening opening(Consumer<String> notices) {
        return new Databases.Opening(CLOCK, notices, Databases.Upgrading.WITH_BACKUP);
    }

    Database openOrCreate() {
        return Database.openOrCreate(path, CLOCK);
    }

    /** Opening it is refused with exit code 10. */
    void assertDamaged(String why) {
        for (Executable opening :
                List.<Executable>of(
                        () -> Database.open(path, CLOCK).close(),
                        () -> Database.openOrCreate(path, CLOCK).close())) {
            Problem problem = assertThrows(Problem.class, opening);
            assertEquals(10, problem.kind().exitCode());
            assertTrue(problem.what().contains(why), problem.what());
        }
    }

    /** Puts an operation with this key; there can be only one. */
    static void put(Database database, String key) {
        database.write(
                tx -> {
                    put(tx, key);
                    return true;
                });
    }

    static void put(Transaction tx, String key) {
        Operations.remember(tx, Operations.begin(tx, "test"), key, TASK, "");
    }

    static boolean has(Database database, String key) {
        return database.read(tx -> has(tx, key));
    }

    static boolean has(Transaction tx, String key) {
        return Operations.withKey(tx, key, TASK).isPresent();
    }

    static String pragma(Database database, String name) {
        return database.read(
                tx -> tx.query("PRAGMA " + name).first(row -> row.getString(1)).orElse(""));
    }

    static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements on a connection of SQLite's own, as any other program would. */
    void raw(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    /** Makes what an Outlay left that had only so many migrations, with nothing in it. */
    void migrateByHand(int scripts) throws SQLException, IOException {
        for (String script : SqliteSchema.SCRIPTS.subList(0, scripts)) {
            try (InputStream in = TestFile.class.getResourceAsStream(script)) {
                raw(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        if (scripts >= 5) {
            raw("INSERT INTO setting (name, value) VALUES ('token-key', zeroblob(32))");
        }
        raw("PRAGMA user_version = " + scripts, "PRAGMA application_id = 0x4F75746C");
    }

    /** Returns how many migrations it has seen. */
    String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getString(1);
        }
    }
}
