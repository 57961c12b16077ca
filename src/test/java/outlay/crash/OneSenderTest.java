package outlay.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outlay.mail.smtp.SmtpSink.replyAfter;
import static outlay.mail.smtp.SmtpSink.taking;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.delivery.sending.Unlocked;
import outlay.mail.smtp.SmtpSink;

/**
 * One process sends at a time. The mail server of these tests takes the first message at once, and
 * replies when the test wants it to: until then a {@code send} has that message in hand.
 */
final class OneSenderTest {
    private static final int DUE = Scene.UPLOADED - Scene.SENT;
    private static final String[] SEND = {"send", "spring", "--validate", "syntax", "--json"};

    private final CountDownLatch gate = new CountDownLatch(1);
    private final Program program;
    private SmtpSink sink;

    OneSenderTest(@TempDir Path folder) {
        program = new Program(folder);
    }

    @BeforeEach
    void setTheScene() throws IOException {
        try (SmtpSink first = new SmtpSink()) {
            new Scene(program, first);
        }
        sink = new SmtpSink("PIPELINING");
        sink.at("dot", taking(replyAfter(gate, "250 2.0.0 queued")));
        program.set("OUTLAY_TRANSPORT", sink.url());
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @Test
    void refusesToSendWhileAnotherProcessSends() throws Exception {
        try (Child sender = startAndWaitForTheFirst()) {
            Program.Answer second = program.run(SEND);
            assertEquals(8, second.exitCode(), second::toString);
            assertTrue(second.err().contains("--wait"), second.err());
            gate.countDown();
            sender.await().done();
        }
        assertAllSentOnce();
    }

    @Test
    void waitsForTheOtherWhenToldTo() throws Exception {
        try (Child sender = startAndWaitForTheFirst();
                Child waiting = program.start("send", "--validate", "syntax", "--wait", "2m")) {
            Await.until(() -> waiting.hasOpen(program.database()));
            gate.countDown();
            sender.await().done();
            waiting.await().done();
        }
        assertAllSentOnce();
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() throws Exception {
        try (Child sender = startAndWaitForTheFirst();
                Child waiting = program.start("send", "--validate", "syntax", "--wait", "2m")) {
            Await.until(() -> waiting.hasOpen(program.database()));
            waiting.signal("INT");
            assertEquals(130, waiting.await().exitCode());
            gate.countDown();
            sender.await().done();
        }
        assertAllSentOnce();
    }

    @Test
    void leavesToAStoppedSenderWhatItHasInHand() throws Exception {
        try (Child sender = startAndWaitForTheFirst()) {
            sender.haltBetweenWrites(program.database());
            String first = Reactions.recipient(sink.taken().get(0));
            assertFalse(program.run("status").done().out().contains("in-doubt"));
            Program.Answer removal =
                    program.run("delete", "contacts", "--campaign", "spring", first, "--yes");
            assertTrue(removal.out().contains("Removed: 0"), removal::toString);
            assertTrue(removal.out().contains("on its way or in doubt: 1"), removal::toString);
            assertEquals(8, program.run(SEND).exitCode());
            gate.countDown();
            sender.signal("CONT");
            sender.await().done();
        }
        assertAllSentOnce();
    }

    @Test
    void doesNotSettleAgainWhatAMailboxHasSettledMeanwhile() throws Exception {
        SmtpSink.Taken message;
        try (Child sender = startAndWaitForTheFirst()) {
            sender.haltBetweenWrites(program.database());
            message = sink.taken().get(0);
            program.write("bounce.eml", Reactions.bounce(message, "5.1.1"));
            String read = program.run("inbox", "bounce.eml", "--json").done().out();
            assertTrue(read.contains("\"returned\":1"), read);
            gate.countDown();
            sender.signal("CONT");
            Program.Answer answer = sender.await().done();
            assertTrue(answer.out().contains("\"sent\":" + (DUE - 1)), answer.out());
        }
        assertEquals(DUE, sink.taken().size());
        assertEquals(List.of("bounced|returned|reserve spend return"), fate(message));
        Books.check(program.database());
    }

    @Test
    void leavesInDoubtWhatAKilledSenderHadInHand() throws Exception {
        try (Child sender = startAndWaitForTheFirst()) {
            sender.kill();
            assertEquals(128 + 9, sender.await().exitCode());
        }
        program.run("credits", "balance").done();
        assertEquals(List.of("in-doubt|reserved|reserve"), fate(sink.taken().get(0)));
        String status = program.run("status", "spring").done().out();
        assertTrue(status.contains("1 in-doubt"), status);
        Books.check(program.database());
    }

    @ParameterizedTest
    @CsvSource({
        "bounce, bounced|returned|reserve spend return",
        "reply, replied|spent|reserve spend",
        "unsubscribe, unsubscribed|spent|reserve spend",
    })
    void whatComesBackSettlesWhatIsInDoubt(String kind, String fate) throws Exception {
        try (Child sender = startAndWaitForTheFirst()) {
            sender.kill();
            sender.await();
        }
        SmtpSink.Taken message = sink.taken().get(0);
        program.write("back.eml", Reactions.of(kind, message));
        program.run("inbox", "back.eml").done();
        assertEquals(List.of(fate), fate(message));
        program.run(SEND).done();
        assertEquals(List.of(fate), fate(message));
        assertEquals(DUE, sink.taken().size());
        Books.check(program.database());
    }

    /** As on a network file system that has forgotten it: the database alone decides then. */
    @Test
    void mailsNobodyTwiceWhenItsLockIsLost() throws Exception {
        try (Child sender = startAndWaitForTheFirst()) {
            sender.haltBetweenWrites(program.database());
            Unlocked.send(program.database(), "spring", sink.url());
            gate.countDown();
            sender.signal("CONT");
            sender.await();
        }
        assertAllSentOnce();
    }

    /** The token of a try is its message's number, which no other try ever has. */
    @Test
    void doesNotSettleAgainWhatAnotherSenderHasSentAnew() throws Exception {
        SmtpSink.Taken message;
        try (Child sender = startAndWaitForTheFirst()) {
            sender.haltBetweenWrites(program.database());
            message = sink.taken().get(0);
            Unlocked.raiseDoubts(program.database());
            String first = Reactions.recipient(message);
            program.run("resolve", "spring", first, "--resend").done();
            Object sent = Unlocked.send(program.database(), "spring", sink.url());
            assertEquals("" + DUE, "" + sent);
            gate.countDown();
            sender.signal("CONT");
            Program.Answer answer = sender.await().done();
            assertTrue(answer.out().contains("\"sent\":0,"), answer.out());
            assertTrue(answer.out().contains("\"spent\":0,"), answer.out());
        }
        assertEquals(DUE + 1, sink.taken().size());
        assertEquals(List.of("active|spent|reserve spend"), fate(message));
        Books.check(program.database());
    }

    /** To give up would leave in doubt what was delivered. */
    @Test
    void waitsForACommandThatWritesForLong() throws Exception {
        FutureTask<Program.Answer> sender = new FutureTask<>(() -> program.run(SEND));
        new Thread(sender, "send").start();
        Await.until(() -> !sink.taken().isEmpty());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + program.database());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            gate.countDown();
            Thread.sleep(5L * Integer.getInteger("outlay.busyTimeoutMillis"));
            statement.execute("ROLLBACK");
        }
        sender.get().done();
        assertAllSentOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void finishesTheMessageInHandWhenItIsInterrupted(String signal) throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        sink.at("dot", taking(replyAfter(second, "250 2.0.0 queued")));
        Program.Answer answer;
        try (Child sender = startAndWaitForTheFirst()) {
            sender.signal(signal);
            Await.until(() -> sender.hasThread("interruption"));
            gate.countDown();
            second.countDown();
            answer = sender.await();
        }
        assertEquals(130, answer.exitCode(), answer::toString);
        int taken = sink.taken().size();
        assertTrue(taken <= 2, "went on sending: " + taken);
        assertTrue(answer.out().contains("\"sent\":" + taken + ","), answer.out());
        assertTrue(answer.out().contains("\"inDoubt\":0"), answer.out());
        Books.check(program.database());
        program.run(SEND).done();
        assertAllSentOnce();
    }

    private Child startAndWaitForTheFirst() throws Exception {
        Child sender = program.start(SEND);
        Await.until(() -> !sink.taken().isEmpty() || !sender.isAlive());
        return sender;
    }

    private void assertAllSentOnce() throws Exception {
        Books.check(program.database());
        assertEquals(DUE, sink.taken().stream().map(Reactions::recipient).distinct().count());
        assertEquals(DUE, sink.taken().size());
        String sent = "SELECT count(*) FROM recipient WHERE steps_sent = 1 AND credit = 'spent'";
        assertEquals(Scene.UPLOADED, Books.number(program.database(), sent));
    }

    private List<String> fate(SmtpSink.Taken message) throws Exception {
        return Books.rows(
                program.database(),
                """
                SELECT status, credit, (
                    SELECT string_agg(kind, ' ' ORDER BY id)
                    FROM ledger_entry
                    WHERE recipient_id = recipient.id)
                FROM recipient
                WHERE contact_id = %d
                """
                        .formatted(Scene.contact(Reactions.recipient(message))));
    }
}
