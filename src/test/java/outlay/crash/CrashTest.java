package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.mail.smtp.SmtpSink;

/** Kills commands at their system calls: each has happened as a whole, or not at all. */
final class CrashTest {
    private static final int POINTS = 3;

    private final Program program;
    private SmtpSink sink;
    private Scene scene;

    CrashTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    @BeforeEach
    void setTheScene() throws IOException {
        sink = new SmtpSink("PIPELINING");
        scene = new Scene(program, sink);
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credits buy 7 --key order-1",
                "upload autumn --leads 30 --key upload-1",
                "upload autumn --leads 230 --if-short buy --key upload-1",
                "import more.csv --source fair",
                "suppress add @one.example",
                "inbox mailbox",
                "delete campaign spring --yes",
                "delete contacts --campaign spring --country Land1 --yes",
                "delete contacts --country Land2 --yes",
            })
    void happensAsAWholeOrNotAtAll(String line) throws Exception {
        String[] command = line.split(" ");
        List<Kill> kills = Kill.choose(POINTS, program, command);
        PowerCut end = powerCut();
        List<String> after = picture();
        end.strike();
        assertEquals(after, picture(), "acknowledged, and lost by a power cut");
        scene.reset();
        List<String> before = picture();
        int killed = 0;
        for (Kill kill : kills) {
            scene.reset();
            killed += kill.strike(program, command).isKilled() ? 1 : 0;
            PowerCut cut = powerCut();
            List<String> left = picture();
            assertTrue(left.equals(before) || left.equals(after), kill + " left it half done");
            cut.strike();
            left = picture();
            assertTrue(left.equals(before) || left.equals(after), kill + " and power cut");
            Program.Answer again = program.run(command);
            assertTrue(Set.of(0, 3, 5).contains(again.exitCode()), again::toString);
            assertEquals(after, picture(), kill + ": not the same when it is run again");
        }
        assertTrue(killed > 0, "outlived all kills");
    }

    private PowerCut powerCut() throws IOException {
        return PowerCut.keep(program.database(), Kill.trace(program));
    }

    /** Returns all that an operator can see, after making sure that it is sound. */
    private List<String> picture() throws SQLException {
        program.run("doctor").done();
        Books.check(program.database());
        List<String> picture = Books.picture(program.database());
        picture.addAll(program.run("filter", "--csv", "-", "--raw").done().out().lines().toList());
        return picture;
    }
}
