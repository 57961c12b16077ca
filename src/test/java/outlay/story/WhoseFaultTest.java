package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.db.OnSqliteAlone;
import outlay.mail.smtp.SmtpSink;

/** What follows when a mail server refuses first emails: whose fault it is decides. */
@SuppressWarnings("try") // a server that only has to be there
@OnSqliteAlone("a hundred databases for what is decided before one is asked")
final class WhoseFaultTest {
    private static final String NOW = "2026-03-02T09:00:00Z";
    private static final String RELAY = "554 5.7.1 Relay access denied";
    private static final String QUOTA = "550 5.4.5 Daily user sending quota exceeded";

    @TempDir private Path folder = Path.of("");

    /** One recipient; the server says so once, and would take everything afterwards. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    550 5.1.1 <a0@x0.example>: Recipient address rejected: User unknown       | gone
                    550 5.1.1 Unbekannter Empfaenger                                          | gone
                    550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found            | gone
                    552 5.2.2 The mailbox is full                                             | bounced
                    550 5.2.1 This user is suspended                                          | bounced
                    554 5.7.1 This message looks like spam                                    | bounced
                    552 5.3.4 The message exceeds the maximum size                            | bounced
                    554 Message rejected: Email address is not verified.                      | ours
                    550 5.7.60 SMTP; Client has no permissions to send as this sender         | ours
                    553 5.7.1 <sam@s.example>: Sender address rejected: not owned by user sam | ours
                    550 5.4.5 Daily user sending quota exceeded                               | ours
                    554 5.7.1 <a0@x0.example>: Relay access denied                            | ours
                    554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using xbl  | ours
                    552 5.2.2 Your sending quota has been exceeded                            | ours
                    530 5.7.0 Must issue a STARTTLS command first                             | ours
                    535 5.7.8 Authentication credentials invalid                              | ours
                    450 4.2.0 Greylisted, see you in 300 seconds                              | later
                    454 4.7.0 Your sending quota is used up for now                           | later
                    451 4.3.0 Try again later                                                 | later
                    450 4.1.1 User unknown                                                    | later
                    421 4.7.0 Too many messages in this session                               | session
                    421 Service not available, closing the channel                            | session
                    452 4.4.5 Maximum number of messages per session exceeded                 | session
                    """)
    void isWhatDecidesAtEachStep(String reply, String fate) throws Exception {
        for (String phase : List.of("RCPT", "DATA", "dot")) {
            Operator sam = prepared(Files.createDirectory(folder.resolve(phase)), addresses(1, 1));
            try (SmtpSink sink = new SmtpSink()) {
                sam.set("OUTLAY_TRANSPORT", sink.url()).set("OUTLAY_NOW", NOW);
                sink.at(phase, SmtpSink.reply(reply));
                assertEquals(fate, fate(sam, sink), phase + ": " + reply);
            }
        }
    }

    private static String fate(Operator sam, SmtpSink sink) {
        int code = send(sam);
        assertEquals("", sam.text(0, "credits", "check"));
        assertEquals(List.of(), sink.violations());
        Map<String, Object> recipient =
                Operator.list(sam.json("recipients", "spring"), "recipients").get(0);
        boolean isListed = sam.text(0, "suppress", "list").contains("a0@x0.example");
        String state = recipient.get("status") + " " + recipient.get("credit") + ", exit " + code;
        return switch (state) {
            case "bounced returned, exit 0" -> isListed ? "gone" : "bounced";
            case "finished spent, exit 0" -> sink.taken().size() == 1 ? "session" : "sent twice";
            case "active reserved, exit 0" -> later(sam);
            case "active reserved, exit 7" -> ours(sam);
            default -> state;
        };
    }

    private static String later(Operator sam) {
        Map<String, Object> status = status(sam);
        boolean in15Minutes = "2026-03-02T09:15:00Z".equals(status.get("nextDueAt"));
        return in15Minutes && "retry".equals(status.get("limitedBy")) ? "later" : status.toString();
    }

    private static String ours(Operator sam) {
        Map<String, Object> status = status(sam);
        boolean isSaid = String.valueOf(status.get("limitedBy")).startsWith("refused: 5");
        // The person may be erased; what is kept about the campaign stays.
        boolean namesPerson = status.toString().contains("a0@x0.example");
        return isSaid && !namesPerson && Operator.number(status, "due") == 1
                ? "ours"
                : status.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 Message rejected: Email address is not verified.",
                "550 5.1.0 Sender unknown",
                "550 5.7.1 Not authorised to send as this sender",
                "550 5.1.1 No such user",
                "553 This account is suspended"
            })
    void burnsNobodyWhenTheSenderIsRefused(String reply) throws Exception {
        Operator sam = prepared(folder, addresses(12, 12));
        try (SmtpSink sink = new SmtpSink()) {
            sam.set("OUTLAY_TRANSPORT", sink.url()).set("OUTLAY_NOW", NOW);
            IntStream.range(0, 12).forEach(i -> sink.at("MAIL", SmtpSink.reply(reply)));
            assertEquals(7, send(sam));
            assertTrue(sam.notices().contains(reply), sam.notices());
        }
        assertEverybodyIsDue(sam, 12);
    }

    /** Words are kept without the person even when they are about us. */
    @Test
    void namesNobodyInTheWordsThatAreKept() throws Exception {
        Operator sam = prepared(folder, addresses(3, 3));
        try (MailServer server = server(sam, to -> RELAY + " for " + to.replace("@", "%40"))) {
            assertEquals(7, send(sam));
        }
        String kept = "refused: " + RELAY + " for <recipient>";
        assertEquals(kept, status(sam).get("limitedBy"));
        String history = sam.text(0, "why", "a0@x0.example");
        assertTrue(history.contains(RELAY + " for <recipient>"), history);
    }

    @Test
    void setsTheSenderAsideAfterThreeDomainsInARow() throws Exception {
        Operator sam = prepared(folder, addresses(12, 12));
        AtomicInteger asked = new AtomicInteger();
        try (MailServer server = server(sam, to -> RELAY + asked.incrementAndGet())) {
            assertEquals(7, send(sam, "--limit", "2"));
            assertEquals(3, asked.get());
            assertEverybodyIsDue(sam, 12);
            server.answer(to -> MailServer.OK);
            assertEquals(0, send(sam));
        }
        assertEquals("null", String.valueOf(status(sam).get("limitedBy")));
        sam.balanceIs(0, 0, 12);
    }

    @Test
    void asksAllWhenAllAreOfOneDomain() throws Exception {
        Operator sam = prepared(folder, addresses(5, 1));
        AtomicInteger asked = new AtomicInteger();
        try (MailServer server = server(sam, to -> RELAY + asked.incrementAndGet())) {
            assertEquals(7, send(sam));
            assertEquals(5, asked.get());
            assertEverybodyIsDue(sam, 5);
        }
    }

    @Test
    void putsOffWhoeverStandsAlone() throws Exception {
        Operator sam = prepared(folder, addresses(12, 12));
        try (MailServer server = server(sam, to -> to.startsWith("a7@") ? RELAY : MailServer.OK)) {
            assertEquals(0, send(sam));
            assertEquals(11, server.accepted().size());
            assertEquals("later", later(sam));
            sam.balanceIs(0, 1, 11);
            // Now it counts: after four days it is given up, as any refusal for now.
            sam.set("OUTLAY_NOW", "2026-03-06T10:00:00Z");
            assertEquals(0, send(sam));
            sam.balanceIs(1, 0, 11);
        }
    }

    @Test
    void putsOffAWholeDomainWhenOthersAreAccepted() throws Exception {
        List<String> addresses = new ArrayList<>(addresses(6, 1));
        addresses.add("zoe@other.example");
        Operator sam = prepared(folder, addresses);
        try (MailServer server =
                server(sam, to -> to.endsWith("@other.example") ? MailServer.OK : RELAY)) {
            assertEquals(0, send(sam));
            assertEquals(1, server.accepted().size());
        }
        assertEquals("later", later(sam));
        sam.balanceIs(0, 6, 1);
    }

    @Test
    void keepsEverybodyDueWhenTheQuotaEndsMidway() throws Exception {
        Operator sam = prepared(folder, addresses(12, 12));
        AtomicInteger asked = new AtomicInteger();
        try (MailServer server =
                server(sam, to -> asked.incrementAndGet() > 4 ? QUOTA : MailServer.OK)) {
            assertEquals(7, send(sam));
            assertEquals(4, server.accepted().size());
            assertEquals(8, Operator.number(status(sam), "due"));
            assertEquals("refused: " + QUOTA, status(sam).get("limitedBy"));
            sam.balanceIs(0, 8, 4);
        }
    }

    @Test
    void givesNobodyUpHoweverLongWeAreRefused() throws Exception {
        Operator sam = prepared(folder, addresses(4, 4));
        try (MailServer server = server(sam, to -> QUOTA)) {
            for (int day = 2; day < 12; day++) {
                sam.set("OUTLAY_NOW", "2026-03-%02dT09:00:00Z".formatted(day));
                assertEquals(7, send(sam));
            }
            assertEverybodyIsDue(sam, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA", "RCPT", "MAIL", "dot"})
    void sendsAllInOneRunThroughSessionsOfFive(String phase) throws Exception {
        Operator sam = prepared(folder, addresses(60, 60));
        try (SmtpSink sink = new SmtpSink()) {
            sam.set("OUTLAY_TRANSPORT", sink.url()).set("OUTLAY_NOW", NOW);
            SmtpSink.Act over =
                    SmtpSink.reply("452 4.4.5 Maximum number of messages per session exceeded");
            SmtpSink.Act usual = SmtpSink.usual();
            for (int session = 0; session < 12; session++) {
                sink.at(phase, usual, usual, usual, usual, usual, over);
            }
            assertEquals(0, send(sam));
            assertEquals(60, sink.taken().size());
            assertEquals(List.of(), sink.violations());
        }
        sam.balanceIs(0, 0, 60);
    }

    @Test
    void letsAServerAloneThatEndsEachSessionAtOnce() throws Exception {
        Operator sam = prepared(folder, addresses(60, 60));
        AtomicInteger asked = new AtomicInteger();
        String over = "421 4.7.0 Too many connections, ";
        try (MailServer server = server(sam, to -> over + asked.incrementAndGet())) {
            assertEquals(7, send(sam));
            assertTrue(asked.get() <= 9, asked + " sessions");
            assertEquals(60, Operator.number(status(sam), "due"));
        }
        sam.balanceIs(0, 60, 0);
    }

    private static int send(Operator sam, String... more) {
        List<String> words = new ArrayList<>(List.of("send", "spring", "--validate", "syntax"));
        words.addAll(List.of(more));
        return sam.run(words.toArray(String[]::new));
    }

    private static Map<String, Object> status(Operator sam) {
        return Operator.list(sam.json("status", "spring"), "campaigns").get(0);
    }

    private static void assertEverybodyIsDue(Operator sam, long all) {
        assertEquals(all, Operator.number(status(sam), "due"));
        String limitedBy = String.valueOf(status(sam).get("limitedBy"));
        assertTrue(limitedBy.startsWith("refused: 5"), limitedBy);
        assertEquals("", sam.text(0, "suppress", "list", "-q").replaceAll("entry.*\\n", ""));
        sam.balanceIs(0, all, 0);
    }

    private static MailServer server(Operator sam, UnaryOperator<String> answer) {
        MailServer server = new MailServer();
        server.answer(answer);
        sam.set("OUTLAY_TRANSPORT", server.url()).set("OUTLAY_NOW", NOW);
        return server;
    }

    private static List<String> addresses(int count, int domains) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + "@x" + i % domains + ".example")
                .toList();
    }

    private static Operator prepared(Path folder, List<String> addresses) {
        Operator sam = new Operator(folder).set("OUTLAY_NOW", NOW);
        sam.write("text.txt", "Dear reader\n");
        sam.write("contacts.csv", "email\n" + String.join("\n", addresses) + "\n");
        sam.json("import", "contacts.csv");
        sam.json("credits", "buy", "" + addresses.size());
        sam.write(
                "spring.json",
                """
                {"from": "sam@s.example", "commercial": false,
                 "steps": [{"subject": "Hello", "text": "text.txt"}]}
                """);
        sam.json("campaign", "create", "spring", "--file", "spring.json");
        sam.json("upload", "spring");
        return sam;
    }
}
