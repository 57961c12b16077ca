package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {
    /** To send, all commands before have gone right. */
    @Test
    void runsTheUsualCommandsInItsFolder(@TempDir Path folder) throws IOException {
        Rehearsal.run(folder);
        assertTrue(Files.exists(folder.resolve("rehearsal.db")));
        try (Stream<Path> sent = Files.list(folder.resolve("rehearsal/new"))) {
            assertEquals(1, sent.count());
        }
    }
}
