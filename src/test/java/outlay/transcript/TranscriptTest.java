package outlay.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Databases;

/** Runs every transcript, all of its commands in this process. */
final class TranscriptTest {
    @TempDir Path folder = Path.of("");

    @TestFactory
    List<DynamicTest> answersAsWritten() throws IOException {
        return Transcripts.inThisProcess(Databases::closed).in(folder);
    }
}
