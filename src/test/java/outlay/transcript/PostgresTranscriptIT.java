package outlay.transcript;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Databases;
import outlay.postgres.Cluster;

/** Runs the transcripts with a database on a server instead of a file. */
final class PostgresTranscriptIT {
    /** Those whose answers are about the very file. */
    private static final Set<String> OF_FILES = Set.of("care", "database", "init", "move");

    private static @Nullable Cluster cluster;

    @TempDir Path folder = Path.of("");

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @TestFactory
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
}
