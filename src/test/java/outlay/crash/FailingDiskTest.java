package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.mail.smtp.SmtpSink;

/**
 * A disk that is full, or confirms nothing more, from some moment of a command on: the command has
 * happened or it has not, says which, and happens when there is room again.
 */
final class FailingDiskTest {
    private static final int POINTS = 2;

    private final Program program;
    private SmtpSink sink;
    private Scene scene;

    FailingDiskTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    @BeforeEach
    void setTheScene() throws IOException {
        assumeTrue(Strace.isInstalled(), "strace is not installed");
        sink = new SmtpSink("PIPELINING");
        scene = new Scene(program, sink);
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @ParameterizedTest
    @CsvSource({
        "pwrite64, ENOSPC, import more.csv --source fair",
        "pwrite64, ENOSPC, delete campaign spring --yes",
        "fsync, EIO, upload autumn --leads 30 --key upload-1",
    })
    void happensOrDoesNotAndSaysWhich(String call, String error, String line) throws Exception {
        String[] command = line.split(" ");
        List<Strace.Point> points = Kill.points(POINTS, call, program, command);
        assertFalse(points.isEmpty(), "no " + call);
        List<String> after = picture();
        scene.reset();
        List<String> before = picture();
        int failed = 0;
        for (Strace.Point point : points) {
            scene.reset();
            Program.Answer answer =
                    program.await(Strace.failing(point, error, Kill.trace(program)), command);
            boolean done = answer.exitCode() == 0;
            failed += done ? 0 : 1;
            assertEquals(done ? after : before, picture(), point + ": " + answer);
            assertTrue(done || answer.err().contains("check free space"), answer::toString);
            program.run(command).done();
            assertEquals(after, picture(), point + ": not the same when it is run again");
        }
        assertTrue(failed > 0, "nothing failed");
    }

    private List<String> picture() throws Exception {
        program.run("doctor").done();
        Books.check(program.database());
        return Books.picture(program.database());
    }
}
