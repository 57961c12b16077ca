package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.cli.RealShell;

/** The demo on a server shows what it shows on a file. */
final class DemoIT {
    private static final Path DEMO = Path.of("bin/demo").toAbsolutePath();

    @TempDir Path folder = Path.of("");

    @Test
    void saysTheSameAsOnAFile() throws IOException {
        RealShell shell = new RealShell(folder);
        String onFile = shown(shell.run(DEMO.toString()));
        try (Cluster cluster = Cluster.start()) {
            String url = cluster.database();
            shell.export("export OUTLAY_DEMO_DB=" + url);
            assertEquals(onFile, shown(shell.run(DEMO.toString())));
            assertEquals(
                    "400",
                    cluster.sql(url, "SELECT max(purchased) FROM outlay.ledger_entry").strip());
            leavesAloneWhatIsThere(shell);
        }
    }

    private static void leavesAloneWhatIsThere(RealShell shell) throws IOException {
        RealShell.Answer again = shell.run(DEMO.toString());
        assertEquals(5, again.exitCode(), again::toString);
        assertTrue(again.err().contains("there is something in postgresql://"), again::err);
    }

    /** But for the names of files in a Maildir, which nobody chooses, and the seconds it took. */
    private static String shown(RealShell.Answer answer) {
        assertEquals(0, answer.exitCode(), answer.out() + answer.err());
        return (answer.out() + answer.err())
                .replaceAll("new/\\d+\\.\\S+", "new/...")
                .replaceAll("(2026-03-\\d\\d[T ]\\d\\d:\\d\\d):\\d\\d", "$1:..");
    }
}
