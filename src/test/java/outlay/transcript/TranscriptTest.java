package outlay.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every transcript, all of its commands in this process. */
final class TranscriptTest {
    @TempDir Path folder = Path.of("");

    @TestFactory
    List<DynamicTest> answersAsWritten() throws IOException {
        return new Transcripts(Path.of("src/test/resources/transcripts"), Session::new).in(folder);
    }
}
