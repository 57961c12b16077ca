package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that finds another one writing says so, waits, and does its work. */
final class PatienceAmongProcessesTest {
    private static final String NOTICE = "waiting: another command is writing to this database\n";

    private final Program program;

    PatienceAmongProcessesTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    @BeforeEach
    void buy() {
        program.run("credits", "buy", "1").done();
    }

    @Test
    void saysThatItWaitsAndGoesOnAfterwards() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + program.database());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try (Child waiting = program.start("credits", "buy", "2");
                    Child quiet = program.start("credits", "buy", "4", "--quiet")) {
                Await.until(() -> waiting.said().equals(NOTICE));
                assertTrue(quiet.isAlive());
                statement.execute("ROLLBACK");
                assertEquals(NOTICE, waiting.await().done().err());
                assertEquals("", quiet.await().done().err());
            }
        }
        assertTrue(program.run("credits", "balance").done().out().contains("Purchased: 7"));
    }
}
