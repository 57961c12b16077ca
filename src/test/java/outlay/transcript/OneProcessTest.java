package outlay.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Databases;

/**
 * Runs every transcript as a batch runs commands: the database stays open between them, whatever
 * others do to its file meanwhile.
 */
final class OneProcessTest {
    @TempDir Path folder = Path.of("");

    @TestFactory
    List<DynamicTest> answersAsAlone() throws IOException {
        return Transcripts.inThisProcess(Databases::kept).in(folder);
    }
}
