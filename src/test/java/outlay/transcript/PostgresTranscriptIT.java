package outlay.transcript;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Database;
import outlay.db.Databases;
import outlay.postgres.Cluster;
import outlay.postgres.SqlTexts;

/** Runs the transcripts with a database on a server instead of a file. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PostgresTranscriptIT {
    /** Those whose answers are about the very file. */
    private static final Set<String> OF_FILES = Set.of("care", "database", "init", "move");

    /**
     * What no transcript makes the program ask, but the stories of senders with gaps, and shards.
     */
    private static final Set<String> ASKED_ELSEWHERE =
            Set.of(
                    "ORDER BY intended_at DESC, id DESC LIMIT 1",
                    "SELECT first_id, contacts FROM contact_page WHERE first_id IN (",
                    ") ORDER BY first_id");

    private static @Nullable Cluster cluster;

    @TempDir Path folder = Path.of("");

    @BeforeAll
    static void start() {
        cluster = Cluster.start("log_statement=all", "log_parameter_max_length=0");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @TestFactory
    @Order(1)
    List<DynamicTest> answersAsOnAFile() throws IOException {
        return new Transcripts(
                        Path.of("src/test/resources/transcripts"),
                        own ->
                                new Session(own, Databases.closed())
                                        .on(requireNonNull(cluster).database()))
                .in(folder).stream()
                        .filter(test -> !OF_FILES.contains(test.getDisplayName()))
                        .toList();
    }

    /**
     * Texts that are put together when they run: those that stand whole, {@code SqlTextsIT} has.
     */
    @Test
    @Order(2)
    void hasRunEachPieceOfSql() throws SQLException {
        assumeTrue(Transcripts.areAll(), "only one transcript has been run");
        Path file = folder.resolve("outlay.db");
        Database.openOrCreate(file, Clock.systemUTC()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Set<String> pieces = SqlTexts.refusedBy(connection, SqlTexts.ofBothEngines()).keySet();
            assertTrue(pieces.size() > 20, "found only " + pieces.size());
            List<String> missing = SqlTexts.missingIn(requireNonNull(cluster).log(), pieces);
            assertEquals(ASKED_ELSEWHERE, Set.copyOf(missing));
        }
    }
}
