package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outlay.mail.smtp.SmtpSink.replyAfter;
import static outlay.mail.smtp.SmtpSink.taking;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.mail.smtp.SmtpSink;

/** A database that is reached by several names: locks hold for the file, and nothing is lost. */
@Timeout(120)
final class ManyNamesTest {
    private final Program program;

    ManyNamesTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    /** Links are made in another folder, for what lies beside a file lies elsewhere then. */
    private Path otherName(String kind) throws IOException {
        Path file = program.database();
        Path folder = Files.createDirectories(program.folder().resolve("elsewhere"));
        return switch (kind) {
            case "symlink" -> Files.createSymbolicLink(folder.resolve("link.db"), file);
            case "hard link" -> Files.createLink(folder.resolve("hard.db"), file);
            default -> folder.resolve("../" + file.getFileName());
        };
    }

    @ParameterizedTest
    @CsvSource({"symlink", "hard link", "dots"})
    void letsOneSendAtATime(String kind) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (SmtpSink first = new SmtpSink()) {
            new Scene(program, first);
        }
        try (SmtpSink sink = new SmtpSink()) {
            sink.at("dot", taking(replyAfter(gate, "250 2.0.0 queued")));
            program.set("OUTLAY_TRANSPORT", sink.url());
            try (Child sender = program.start("send", "spring", "--validate", "syntax")) {
                Await.until(() -> !sink.taken().isEmpty());
                String name = otherName(kind).toString();
                Program.Answer second =
                        program.run("send", "spring", "--validate", "syntax", "--db", name);
                assertEquals(8, second.exitCode(), second::toString);
                gate.countDown();
                sender.await().done();
            }
            assertEquals(Scene.UPLOADED - Scene.SENT, sink.taken().size());
        }
        Books.check(program.database());
    }

    @ParameterizedTest
    @CsvSource({"symlink", "hard link", "dots"})
    void letsOneImportAtATime(String kind) throws Exception {
        program.run("credits", "buy", "1").done();
        Path rows = program.folder().resolve("rows");
        assertEquals(0, new ProcessBuilder("mkfifo", rows.toString()).start().waitFor());
        program.write("few.csv", "email\nbob@two.example\n");
        try (Child first = program.start("import", rows.toString())) {
            try (var writer = Files.newBufferedWriter(rows)) {
                writeRows(writer);
                String name = otherName(kind).toString();
                Program.Answer second =
                        program.run("import", program.folder() + "/few.csv", "--db", name);
                assertEquals(8, second.exitCode(), second::toString);
            }
            first.await().done();
        }
        assertEquals("100000\n", program.run("filter", "--count").done().out());
        program.run("doctor").done();
    }

    /** What was committed is in the log, which lies beside the name that was used. */
    @ParameterizedTest
    @CsvSource({"link, 'run any command with --db '", "move, 'mv '"})
    void refusesAnotherNameWhileTheLogOfAKilledCommandIsBesideTheFirst(String how, String way)
            throws Exception {
        Path left = program.folder().resolve("left.db");
        Path log = program.folder().resolve("outlay.db-wal");
        leaveALog(log);
        if (how.equals("link")) {
            Files.createLink(left, program.database());
        } else {
            Files.move(program.database(), left);
        }
        Program.Answer answer = program.run("credits", "buy", "3", "--db", left.toString());
        assertEquals(5, answer.exitCode(), answer::toString);
        assertTrue(answer.err().contains(way), answer.err());
        if (how.equals("link")) {
            program.run("status").done();
        } else {
            Files.move(log, program.folder().resolve("left.db-wal"));
        }
        int bought = 200 + 2;
        assertEquals("Available: " + (bought - Scene.UPLOADED), available(left));
    }

    /** More than any buffer on the way: the first rows have reached the database. */
    private static void writeRows(Writer writer) throws IOException {
        writer.write("email\n");
        for (int i = 0; i < 100_000; i++) {
            writer.write("contact" + i + "@one.example\n");
        }
        writer.flush();
    }

    /** Sends, buys two credits meanwhile, and kills the sender, which has the file open. */
    private void leaveALog(Path log) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (SmtpSink sink = new SmtpSink()) {
            new Scene(program, sink);
            sink.at("dot", taking(replyAfter(gate, "250 2.0.0 queued")));
            program.set("OUTLAY_TRANSPORT", sink.url());
            int before = sink.taken().size();
            try (Child sender = program.start("send", "spring", "--validate", "syntax")) {
                Await.until(() -> sink.taken().size() > before);
                program.run("credits", "buy", "2").done();
                sender.kill();
                sender.await();
            }
            gate.countDown();
        }
        assertTrue(Files.size(log) > 0);
    }

    private String available(Path file) {
        String balance = program.run("credits", "balance", "--db", file.toString()).done().out();
        return balance.lines().filter(line -> line.startsWith("Available:")).findFirst().orElse("");
    }
}
