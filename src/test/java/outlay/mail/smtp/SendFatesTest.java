package outlay.mail.smtp;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static outlay.mail.smtp.SmtpSink.drop;
import static outlay.mail.smtp.SmtpSink.reply;
import static outlay.mail.smtp.SmtpSink.replyAndDrop;
import static outlay.mail.smtp.SmtpSink.taking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.story.Operator;

/**
 * What {@code send} makes of a mail server that says 421, refuses, or goes away at each phase: one
 * recipient, whose email leaves at most once and whose credit is where it shall be.
 */
final class SendFatesTest {
    private static final List<String> BEFORE_THE_END =
            List.of("connect", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA");

    private static final String[] SEND = {"send", "spring", "--validate", "syntax"};

    private static @Nullable TestKeys keys;
    private static @Nullable Path prepared;

    /** What an operator sees afterwards. */
    private enum Fate {
        /** Nothing has happened, and the next {@code send} may do it. */
        DUE(7, "active", "reserved", 1, false),
        DEFERRED(0, "active", "reserved", 0, false),
        IN_DOUBT(0, "in-doubt", "reserved", 0, false),
        REFUSED(0, "bounced", "returned", 0, false),
        GONE(0, "bounced", "returned", 0, true);

        private final int exitCode;
        private final String status;
        private final String credit;
        private final int sentNext;
        private final boolean suppressed;

        Fate(int exitCode, String status, String credit, int sentNext, boolean suppressed) {
            this.exitCode = exitCode;
            this.status = status;
            this.credit = credit;
            this.sentNext = sentNext;
            this.suppressed = suppressed;
        }
    }

    @BeforeAll
    static void prepare(@TempDir Path folder) throws Exception {
        keys = TestKeys.make(folder, "ip:127.0.0.1");
        Operator sam = new Operator(folder);
        sam.write("text.txt", "Dear {{ first_name }}\n");
        sam.write("contacts.csv", "email,first_name\nann@lead.example,Ann\n");
        sam.json("import", "contacts.csv");
        sam.json("credits", "buy", "1");
        sam.json(
                "campaign",
                "create",
                "spring",
                "--from",
                "sam@sender.example",
                "--subject",
                "Hello",
                "--text",
                "text.txt",
                "--not-commercial");
        sam.json("upload", "spring");
        prepared = folder.resolve("outlay.db");
    }

    static Stream<Arguments> fates() {
        Stream.Builder<Arguments> fates = Stream.builder();
        SmtpSink.Act half =
                talk -> {
                    talk.send("250-one of more lines\r\n");
                    talk.drop();
                };
        for (String phase : BEFORE_THE_END) {
            fates.add(Arguments.of(phase, "drop", drop(), Fate.DUE));
            fates.add(Arguments.of(phase, "421", replyAndDrop("421 4.3.2 bye"), Fate.DUE));
            fates.add(Arguments.of(phase, "half a reply", half, Fate.DUE));
        }
        // A short message is written as a whole, whatever the server does with it.
        fates.add(Arguments.of("content", "drop", drop(), Fate.IN_DOUBT));
        fates.add(Arguments.of("content", "421", replyAndDrop("421 4.3.2 bye"), Fate.DUE));
        fates.add(Arguments.of("dot", "drop", taking(drop()), Fate.IN_DOUBT));
        fates.add(Arguments.of("dot", "half a reply", taking(half), Fate.IN_DOUBT));
        fates.add(Arguments.of("dot", "421", replyAndDrop("421 4.3.2 bye"), Fate.DUE));
        for (String phase : List.of("RCPT", "DATA", "dot")) {
            fates.add(refusal(phase, "450 4.2.0 not now", Fate.DEFERRED));
            fates.add(refusal(phase, "550 5.1.1 no such user", Fate.GONE));
            fates.add(refusal(phase, "554 5.7.1 blocked by policy", Fate.REFUSED));
        }
        String listed = "550 5.7.1 user unknown, your IP is on a block list";
        fates.add(refusal("RCPT", listed, Fate.DUE));
        fates.add(refusal("RCPT", "550 5.1.1 rejected by DMARC policy", Fate.DUE));
        fates.add(refusal("RCPT", "552 5.2.2 mailbox full", Fate.REFUSED));
        fates.add(refusal("RCPT", "530 5.7.0 log in first", Fate.DUE));
        return fates.build();
    }

    private static Arguments refusal(String phase, String reply, Fate fate) {
        return Arguments.of(phase, reply, reply(reply), fate);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("fates")
    void leavesAtMostOnceAndIsAccountedFor(
            String phase, String name, SmtpSink.Act act, Fate fate, @TempDir Path folder)
            throws Exception {
        Files.copy(requireNonNull(prepared), folder.resolve("outlay.db"));
        Operator sam = new Operator(folder);
        int taken;
        try (SmtpSink sink = serve(sam)) {
            // A connection that is lost is tried again in the same run, and a session that is over
            // twice.
            sink.at(phase, act, act, act, act, act, act, act, act, act);
            sam.text(fate.exitCode, SEND);
            taken = sink.taken().size();
        }
        assertEquals(fate.status + " " + fate.credit, recipient(sam));
        assertEquals(fate.suppressed, sam.text(0, "suppress", "list").contains("ann@"));
        assertEquals("", sam.text(0, "credits", "check"));
        try (SmtpSink sink = serve(sam)) {
            assertEquals(fate.sentNext, Operator.number(sam.json(SEND), "sent"));
            assertEquals(fate.sentNext, sink.taken().size());
        }
        assertEquals(phase.equals("dot") && fate.equals(Fate.IN_DOUBT) ? 1 : 0, taken);
    }

    @Test
    void tellsThatTheServerWasLostWhenThereIsNoTimeToTryAgain(@TempDir Path folder)
            throws IOException {
        Files.copy(requireNonNull(prepared), folder.resolve("outlay.db"));
        Operator sam = new Operator(folder);
        sam.json("campaign", "update", "spring", "--gap-seconds", "60");
        try (SmtpSink sink = serve(sam)) {
            sink.at("connect", drop());
            sam.text(7, SEND);
            assertEquals(1, sink.connections());
        }
        assertEquals("active reserved", recipient(sam));
    }

    private static SmtpSink serve(Operator sam) throws IOException {
        TestKeys tls = requireNonNull(keys);
        SmtpSink sink = new SmtpSink(tls.server(), false, "STARTTLS", "AUTH PLAIN", "PIPELINING");
        sam.set("OUTLAY_CA_FILE", tls.caFile().toString());
        sam.set("OUTLAY_SMTP_PASSWORD", "secret");
        sam.set("OUTLAY_TRANSPORT", "smtp://sam@127.0.0.1:" + sink.port());
        return sink;
    }

    private static String recipient(Operator sam) {
        Map<String, Object> row =
                Operator.list(sam.json("recipients", "spring"), "recipients").get(0);
        return row.get("status") + " " + row.get("credit");
    }
}
