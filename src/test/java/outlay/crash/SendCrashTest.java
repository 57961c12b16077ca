package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static outlay.mail.smtp.SmtpSink.reply;
import static outlay.mail.smtp.SmtpSink.usual;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.mail.smtp.SmtpSink;

/**
 * Kills {@code send} at its system calls, and compares what the database says with what the mail
 * server has: whoever is said to have got the email has it once, whoever is not has not, and
 * nothing is unknown but what each connection had in hand.
 */
final class SendCrashTest {
    private static final int POINTS = 8;
    private static final int CONNECTIONS = 3;
    private static final String[] SEND = {
        "send", "spring", "--validate", "syntax", "--connections", "" + CONNECTIONS
    };

    private final Program program;
    private Scene scene;

    SendCrashTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    @BeforeEach
    void setTheScene() throws IOException {
        try (SmtpSink first = new SmtpSink("PIPELINING")) {
            scene = new Scene(program, first);
        }
    }

    @Test
    void mailsEverybodyOnceAndTellsWhatIsInDoubt() throws Exception {
        int killed = 0;
        for (Kill kill : chooseKills()) {
            scene.reset();
            try (SmtpSink sink = serve()) {
                killed += kill.strike(program, SEND).isKilled() ? 1 : 0;
                PowerCut cut = PowerCut.keep(program.database(), Kill.trace(program));
                assertEquals(List.of(), differences(sink), kill::toString);
                cut.strike();
                assertEquals(List.of(), differences(sink), kill + " and power cut");
                finish(sink);
                assertEquals(List.of(), differences(sink), kill::toString);
                assertEquals(0, unsent(), kill::toString);
            }
        }
        assertTrue(killed > 0, "outlived all kills");
    }

    @Test
    void mailsNobodyTwiceOnADiskThatConfirmsNothingMore() throws Exception {
        assumeTrue(Strace.isInstalled(), "strace is not installed");
        int failed = 0;
        for (Strace.Point point : choosePoints("fsync")) {
            scene.reset();
            try (SmtpSink sink = serve()) {
                Program.Answer answer =
                        program.await(Strace.failing(point, "EIO", Kill.trace(program)), SEND);
                failed += answer.exitCode() == 1 ? 1 : 0;
                assertEquals(List.of(), differences(sink), point::toString);
                finish(sink);
                assertEquals(List.of(), differences(sink), point::toString);
                assertEquals(0, unsent(), point::toString);
            }
        }
        assertTrue(failed > 0, "nothing failed");
    }

    private List<Strace.Point> choosePoints(String call) throws Exception {
        try (SmtpSink sink = serve()) {
            List<Strace.Point> points = Kill.points(2, call, program, SEND);
            assertEquals(List.of(), differences(sink));
            return points;
        }
    }

    private List<Kill> chooseKills() throws Exception {
        try (SmtpSink sink = serve()) {
            List<Kill> kills = Kill.choose(POINTS, program, SEND);
            assertEquals(List.of(), differences(sink));
            return kills;
        }
    }

    /** A mail server that takes messages, and refuses a few: for good, and for now. */
    private SmtpSink serve() throws IOException {
        SmtpSink sink = new SmtpSink("PIPELINING");
        sink.at("RCPT", usual(), usual(), reply("550 5.1.1 no such user"), usual(), usual());
        sink.at("RCPT", usual(), reply("450 4.2.1 not now"));
        sink.at("dot", usual(), usual(), usual(), reply("451 4.3.0 later"));
        sink.at("dot", usual(), usual(), reply("554 5.7.1 not this"));
        program.set("OUTLAY_TRANSPORT", sink.url());
        return sink;
    }

    /** Tells in what the database, as the next command sees it, disagrees with the mail server. */
    private List<String> differences(SmtpSink sink) throws Exception {
        Await.until(sink::isAlone);
        program.run("status").done();
        program.run("doctor").done();
        Books.check(program.database());
        assertTrue(inDoubt().size() <= CONNECTIONS, "in doubt: " + inDoubt());
        Map<String, Long> taken = taken(sink);
        List<String> differences = new ArrayList<>();
        for (String row : recipients("status <> 'in-doubt'")) {
            String[] columns = row.split("\\|", 2);
            long times = taken.getOrDefault(columns[0], 0L);
            if (times != Long.parseLong(columns[1])) {
                differences.add(row + ", but the mail server took " + times);
            }
        }
        taken.forEach(
                (who, times) -> {
                    if (times > 1) {
                        differences.add(who + " got " + times);
                    }
                });
        return differences;
    }

    /** Settles what is in doubt by what the mail server has, and sends what is left. */
    private void finish(SmtpSink sink) throws Exception {
        Map<String, Long> taken = taken(sink);
        for (String address : inDoubt()) {
            String fate = taken.containsKey(address) ? "--sent" : "--resend";
            program.run("resolve", "spring", address, fate).done();
        }
        program.run(SEND).done();
        program.set("OUTLAY_NOW", Instant.now().plus(1, ChronoUnit.DAYS).toString());
        program.run(SEND).done();
        program.set("OUTLAY_NOW", "");
    }

    private static Map<String, Long> taken(SmtpSink sink) {
        return sink.taken().stream()
                .collect(Collectors.groupingBy(Reactions::recipient, Collectors.counting()));
    }

    private List<String> inDoubt() throws SQLException {
        return recipients("status = 'in-doubt'").stream()
                .map(row -> row.replaceAll("\\|.*", ""))
                .toList();
    }

    /** Those who were not sent anything when the scene was set: address, steps sent since. */
    private List<String> recipients(String condition) throws SQLException {
        List<String> rows =
                Books.rows(
                        program.database(),
                        """
                        SELECT contact_id, steps_sent
                        FROM recipient
                        WHERE recipient.id >
                        """
                                + Scene.SENT
                                + " AND "
                                + condition);
        return rows.stream().map(SendCrashTest::withAddress).toList();
    }

    private static String withAddress(String row) {
        int end = row.indexOf('|');
        return Scene.address(Integer.parseInt(row.substring(0, end))) + row.substring(end);
    }

    private long unsent() throws SQLException {
        return Books.number(
                program.database(),
                "SELECT count(*) FROM recipient WHERE steps_sent = 0 AND status <> 'bounced'");
    }
}
