package outlay.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.mail.smtp.Outcome.Kind;
import outlay.net.Secret;

public final class SmtpConnectionTest {
    static final byte[] MESSAGE =
            "Subject: s\r\n\r\n.\r\n..two\r\nHi\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final String[][] SERVERS = {{}, {"PIPELINING"}};

    public static Envelope envelope(String to) {
        return new Envelope(
                EmailAddress.parse("b+T0ken@sender.example").orElseThrow(),
                EmailAddress.parse(to).orElseThrow());
    }

    public static MailConnection connect(String url) {
        return connect(url, Duration.ofSeconds(10), null);
    }

    public static MailConnection connect(String url, Duration patience, @Nullable Secret secret) {
        return connect(url, new Timeouts(patience, patience, patience), secret);
    }

    private static MailConnection connect(String url, Timeouts timeouts, @Nullable Secret secret) {
        return Transport.of(new TransportSettings(url, secret, null, timeouts, "client.example"))
                .connect();
    }

    private static Outcome deliver(MailConnection connection) {
        return connection.deliver(envelope("ann@lead.example"), MESSAGE);
    }

    static Stream<Arguments> servers() {
        return Stream.of(SERVERS).map(each -> Arguments.of((Object) each));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void sendsManyMessagesThroughOneConnection(String[] extensions) throws IOException {
        try (SmtpSink sink = new SmtpSink(extensions)) {
            try (MailConnection connection = connect(sink.url())) {
                connection.open();
                for (int i = 0; i < 3; i++) {
                    assertEquals(
                            new Outcome(Kind.ACCEPTED, "250 2.0.0 queued"), deliver(connection));
                }
            }
            SmtpSink.Taken expected =
                    new SmtpSink.Taken(
                            "MAIL FROM:<b+T0ken@sender.example>",
                            "RCPT TO:<ann@lead.example>",
                            new String(MESSAGE, StandardCharsets.US_ASCII));
            assertEquals(List.of(expected, expected, expected), sink.taken());
            assertEquals(1, sink.connections());
            assertEquals("EHLO client.example", sink.commands().get(0));
            assertEquals("QUIT", sink.commands().get(sink.commands().size() - 1));
            assertEquals(List.of(), sink.violations());
        }
    }

    @Test
    void writesTheNullPathAndTurnsEveryLineEndIntoCrlf() throws IOException {
        try (SmtpSink sink = new SmtpSink();
                MailConnection connection = connect(sink.url())) {
            Envelope bounce =
                    new Envelope(null, EmailAddress.parse("ann@lead.example").orElseThrow());
            byte[] odd = "a\n.\nb\r.\rc\r\n.\r\n\r\r\n.".getBytes(StandardCharsets.US_ASCII);
            assertEquals(Kind.ACCEPTED, connection.deliver(bounce, odd).kind());
            assertEquals("MAIL FROM:<>", sink.taken().get(0).mail());
            assertEquals(
                    "a\r\n.\r\nb\r\n.\r\nc\r\n.\r\n\r\n\r\n.\r\n", sink.taken().get(0).content());
            assertEquals(List.of(), sink.violations());
        }
    }

    /** Phase, act, expected outcome, and whether the message may have been taken. */
    static Stream<Arguments> fates() {
        SmtpSink.Act reset = talk -> talk.resetAfter(5);
        SmtpSink.Act endless =
                talk -> {
                    while (true) {
                        talk.send("250-more\r\n");
                    }
                };
        SmtpSink.Act longLine =
                talk -> {
                    while (true) {
                        talk.send("250 moremoremoremoremoremoremoremoremoremoremore");
                    }
                };
        Stream.Builder<Arguments> fates = Stream.builder();
        for (String phase : List.of("connect", "EHLO", "MAIL", "RCPT", "DATA")) {
            fates.add(fate(phase, "drop", SmtpSink.drop(), Kind.UNREACHABLE));
            fates.add(fate(phase, "garbage", SmtpSink.raw("hello\r\n"), Kind.UNREACHABLE));
            fates.add(fate(phase, "binary", SmtpSink.raw("\0\0\0\n"), Kind.UNREACHABLE));
            fates.add(fate(phase, "199", SmtpSink.reply("199 ?"), Kind.UNREACHABLE));
            fates.add(fate(phase, "mixed", SmtpSink.raw("250-a\r\n550 b\r\n"), Kind.UNREACHABLE));
            fates.add(fate(phase, "half", SmtpSink.raw("25"), Kind.UNREACHABLE));
            fates.add(fate(phase, "hang", SmtpSink.hang(), Kind.UNREACHABLE));
            fates.add(fate(phase, "endless", endless, Kind.UNREACHABLE));
            fates.add(fate(phase, "long line", longLine, Kind.UNREACHABLE));
        }
        for (String phase : List.of("connect", "EHLO")) {
            fates.add(fate(phase, "421", SmtpSink.replyAndDrop("421 4.3.2 bye"), Kind.UNREACHABLE));
            fates.add(fate(phase, "421 and stays", SmtpSink.reply("421 bye"), Kind.UNREACHABLE));
            fates.add(fate(phase, "530", SmtpSink.reply("530 5.7.0 login"), Kind.UNREACHABLE));
        }
        for (String phase : List.of("MAIL", "RCPT", "DATA")) {
            fates.add(fate(phase, "530", SmtpSink.reply("530 5.7.0 login"), Kind.REFUSED_US));
        }
        fates.add(fate("connect", "554", SmtpSink.reply("554 5.7.1 no"), Kind.UNREACHABLE));
        fates.add(fate("connect", "451", SmtpSink.reply("451 4.3.0 no"), Kind.UNREACHABLE));
        fates.add(fate("MAIL", "554", SmtpSink.reply("554 5.7.1 no"), Kind.REFUSED_US));
        fates.add(fate("MAIL", "550", SmtpSink.reply("550 5.1.1 no such user"), Kind.REFUSED_US));
        fates.add(fate("MAIL", "451", SmtpSink.reply("451 4.3.0 no"), Kind.UNREACHABLE));
        for (String phase : List.of("RCPT", "DATA", "dot")) {
            fates.add(fate(phase, "550", SmtpSink.reply("550 5.1.1 no"), Kind.GONE));
            fates.add(fate(phase, "451", SmtpSink.reply("451 4.2.0 no"), Kind.DEFERRED));
            fates.add(fate(phase, "550, drop", SmtpSink.replyAndDrop("550 no"), Kind.REFUSED));
        }
        fates.add(fate("RCPT", "354", SmtpSink.reply("354 ?"), Kind.UNREACHABLE));
        fates.add(fate("DATA", "250", SmtpSink.reply("250 ?"), Kind.UNREACHABLE));
        fates.add(fate("DATA", "early", SmtpSink.reply("354 go", "250 ok"), Kind.UNREACHABLE));
        fates.add(fate("dot", "drop", SmtpSink.drop(), Kind.UNKNOWN));
        fates.add(fate("dot", "garbage", SmtpSink.raw("queued\r\n"), Kind.UNKNOWN));
        fates.add(fate("dot", "mixed", SmtpSink.raw("250-a\r\n550 b\r\n"), Kind.UNKNOWN));
        fates.add(fate("dot", "half", SmtpSink.raw("250-queued\r\n"), Kind.UNKNOWN));
        fates.add(fate("dot", "354", SmtpSink.reply("354 ?"), Kind.UNKNOWN));
        fates.add(fate("dot", "199", SmtpSink.reply("199 ?"), Kind.UNKNOWN));
        fates.add(fate("dot", "hang", SmtpSink.hang(), Kind.UNKNOWN));
        fates.add(fate("dot", "endless", endless, Kind.UNKNOWN));
        fates.add(fate("dot", "long line", longLine, Kind.UNKNOWN));
        fates.add(fate("content", "reset", reset, Kind.UNKNOWN));
        fates.add(fate("QUIT", "drop", SmtpSink.drop(), Kind.ACCEPTED));
        fates.add(fate("QUIT", "hang", SmtpSink.hang(), Kind.ACCEPTED));
        fates.add(fate("QUIT", "garbage", SmtpSink.raw("\0\0\n"), Kind.ACCEPTED));
        fates.add(fate("QUIT", "421", SmtpSink.reply("421 bye"), Kind.ACCEPTED));
        return fates.build();
    }

    private static Arguments fate(String phase, String name, SmtpSink.Act act, Kind expected) {
        return Arguments.of(phase, name, act, expected);
    }

    /** Short where the act is silence, so that a busy machine fails no other test. */
    private static Timeouts patience(String phase, String name) {
        Duration enough = Duration.ofSeconds(10);
        Duration little = Duration.ofMillis(phase.equals("QUIT") ? 1_000 : 200);
        if (!name.equals("hang")) {
            return new Timeouts(enough, enough, enough);
        }
        return phase.equals("dot")
                ? new Timeouts(enough, enough, little)
                : new Timeouts(enough, little, enough);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("fates")
    void knowsTheFateOfAMessageAtEveryPhase(
            String phase, String name, SmtpSink.Act act, Kind expected) throws IOException {
        for (String[] extensions : SERVERS) {
            // A half reply ends with the connection; a hanging one with our patience.
            SmtpSink.Act last =
                    name.equals("half")
                            ? talk -> {
                                act.play(talk);
                                talk.drop();
                            }
                            : act;
            try (SmtpSink sink = new SmtpSink(extensions)) {
                sink.at(phase, last);
                Outcome outcome;
                try (MailConnection connection = connect(sink.url(), patience(phase, name), null)) {
                    outcome = connection.deliver(envelope("ann@lead.example"), MESSAGE);
                }
                assertEquals(expected, outcome.kind(), outcome.words());
                assertEquals(phase.equals("QUIT") ? 1 : 0, sink.taken().size());
                assertEquals(List.of(), sink.violations());
            }
        }
    }

    @Test
    void aMessageWhoseEndCouldNotBeWrittenWasNotSent() throws IOException {
        byte[] big = ("x".repeat(70) + "\r\n").repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        for (SmtpSink.Act act :
                List.<SmtpSink.Act>of(talk -> talk.resetAfter(5), talk -> talk.sleep(2_000))) {
            try (SmtpSink sink = new SmtpSink();
                    MailConnection connection = connect(sink.url(), Duration.ofMillis(300), null)) {
                sink.at("content", act);
                Outcome outcome = connection.deliver(envelope("ann@lead.example"), big);
                assertEquals(Kind.UNREACHABLE, outcome.kind(), outcome.words());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA", "dot"})
    void goesOnAfterARefusal(String phase) throws IOException {
        for (String[] extensions : SERVERS) {
            try (SmtpSink sink = new SmtpSink(extensions);
                    MailConnection connection = connect(sink.url())) {
                sink.at(phase, SmtpSink.reply("550 5.1.1 no"), SmtpSink.reply("450 4.2.0 no"));
                assertEquals(Kind.GONE, deliver(connection).kind());
                assertEquals(Kind.DEFERRED, deliver(connection).kind());
                assertEquals(Kind.ACCEPTED, deliver(connection).kind());
                assertEquals(1, sink.connections());
                assertEquals(List.of(), sink.violations());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "dot"})
    void neverGoesOnInASessionThatMadeNoSense(String phase) throws IOException {
        for (String[] extensions : SERVERS) {
            try (SmtpSink sink = new SmtpSink(extensions);
                    MailConnection connection = connect(sink.url())) {
                sink.at(phase, SmtpSink.reply("hello"));
                deliver(connection);
                assertEquals(Kind.ACCEPTED, deliver(connection).kind());
                assertEquals(2, sink.connections());
                assertEquals(List.of(), sink.violations());
            }
        }
    }

    @Test
    void sendsNothingToAServerThatWantsContentForNobody() throws IOException {
        try (SmtpSink sink = new SmtpSink("PIPELINING");
                MailConnection connection = connect(sink.url())) {
            sink.at("RCPT", SmtpSink.reply("550 5.1.1 no"));
            sink.at(
                    "DATA",
                    talk -> {
                        talk.send("354 go on\r\n");
                        talk.content();
                    });
            assertEquals(Kind.GONE, deliver(connection).kind());
            assertEquals("", sink.taken().get(0).content());
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
            assertEquals(1, sink.connections());
            assertEquals(List.of(), sink.violations());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "dot"})
    void takesTheSameMessageIntoANewSessionAndTwiceAtMost(String phase) throws IOException {
        SmtpSink.Act goodbye = SmtpSink.replyAndDrop("421 4.7.0 too many messages");
        SmtpSink.Act over = SmtpSink.reply("452 4.4.5 Maximum number of messages per session");
        for (String[] extensions : SERVERS) {
            try (SmtpSink sink = new SmtpSink(extensions);
                    MailConnection connection = connect(sink.url())) {
                sink.at(phase, over, goodbye);
                assertEquals(Kind.ACCEPTED, deliver(connection).kind());
                assertEquals(3, sink.connections());
                sink.at(phase, goodbye, over, goodbye);
                assertEquals(Kind.UNREACHABLE, deliver(connection).kind());
                assertEquals(5, sink.connections());
                assertEquals(1, sink.taken().size());
                assertEquals(List.of(), sink.violations());
            }
        }
    }

    static Stream<Arguments> goodbyes() {
        return Stream.of(
                Arguments.of("drops", SmtpSink.drop()),
                Arguments.of("421", SmtpSink.replyAndDrop("421 4.4.2 idle for too long")),
                Arguments.of("enough", SmtpSink.reply("451 4.7.0 too many messages")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodbyes")
    void opensAgainWhenTheServerLeftBetweenTwoMessages(String name, SmtpSink.Act goodbye)
            throws IOException {
        for (String[] extensions : SERVERS) {
            try (SmtpSink sink = new SmtpSink(extensions);
                    MailConnection connection = connect(sink.url())) {
                sink.at("MAIL", SmtpSink.usual(), goodbye);
                assertEquals(Kind.ACCEPTED, deliver(connection).kind());
                assertEquals(Kind.ACCEPTED, deliver(connection).kind());
                assertEquals(2, sink.connections());
                assertEquals(2, sink.taken().size());
                assertEquals(List.of(), sink.violations());
            }
        }
    }

    @Test
    void neverTakesAReplyForThatOfAnotherMessage() throws IOException {
        for (String[] extensions : SERVERS) {
            try (SmtpSink sink = new SmtpSink(extensions);
                    MailConnection connection = connect(sink.url())) {
                sink.at("dot", SmtpSink.reply("250 ok", "250 ok", "250 ok", "354 go", "250 ok"));
                assertEquals(Kind.ACCEPTED, deliver(connection).kind());
                sink.at("RCPT", SmtpSink.reply("550 5.1.1 no"));
                assertEquals(Kind.GONE, deliver(connection).kind());
                assertEquals(2, sink.connections());
            }
        }
    }

    @Test
    void writesNonAsciiAddressesOnlyToAServerThatTakesThem() throws IOException {
        Envelope umlaut = envelope("jörg@bücher.example");
        try (SmtpSink sink = new SmtpSink("PIPELINING");
                MailConnection connection = connect(sink.url())) {
            assertEquals(Kind.INVALID, connection.deliver(umlaut, MESSAGE).kind());
            assertEquals(
                    Kind.ACCEPTED,
                    connection.deliver(envelope("ann@bücher.example"), MESSAGE).kind());
            assertEquals("RCPT TO:<ann@xn--bcher-kva.example>", sink.taken().get(0).rcpt());
        }
        try (SmtpSink sink = new SmtpSink("SMTPUTF8", "8BITMIME");
                MailConnection connection = connect(sink.url())) {
            assertEquals(Kind.ACCEPTED, connection.deliver(umlaut, MESSAGE).kind());
            SmtpSink.Taken taken = sink.taken().get(0);
            assertEquals("MAIL FROM:<b+T0ken@sender.example> BODY=8BITMIME SMTPUTF8", taken.mail());
            assertEquals("RCPT TO:<jörg@xn--bcher-kva.example>", taken.rcpt());
            assertEquals(List.of(), sink.violations());
        }
    }

    @Test
    void aSenderThatTheServerCannotWriteIsNotTheRecipientsFault() throws IOException {
        Envelope envelope =
                new Envelope(
                        EmailAddress.parse("jörg@sender.example").orElseThrow(),
                        EmailAddress.parse("ann@lead.example").orElseThrow());
        try (SmtpSink sink = new SmtpSink();
                MailConnection connection = connect(sink.url())) {
            assertEquals(Kind.UNREACHABLE, connection.deliver(envelope, MESSAGE).kind());
            byte[] utf8 = "From: <jörg@s.example>\r\n\r\n".getBytes(StandardCharsets.UTF_8);
            Outcome outcome = connection.deliver(envelope("ann@lead.example"), utf8);
            assertEquals(Kind.UNREACHABLE, outcome.kind());
            assertEquals(List.of(), sink.taken());
        }
    }

    @Test
    void fallsBackToHelo() throws IOException {
        try (SmtpSink sink = new SmtpSink();
                MailConnection connection = connect(sink.url())) {
            sink.at("EHLO", SmtpSink.reply("502 5.5.1 what?"));
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        // Nobody listens at a port that is only taken; one given up may be somebody else's by now.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String server = "smtp://127.0.0.1:" + taken.getLocalPort();
            try (MailConnection connection = connect(server)) {
                Problem problem = assertThrows(Problem.class, connection::open);
                assertEquals(Problem.Kind.UNREACHABLE, problem.kind());
                assertTrue(
                        problem.what().startsWith(server + ": cannot connect: "), problem.what());
                assertEquals(Kind.UNREACHABLE, deliver(connection).kind());
            }
        }
        try (MailConnection connection = connect("smtp://no-such-host.invalid")) {
            assertEquals(Kind.UNREACHABLE, deliver(connection).kind());
        }
    }

    @Test
    void showsRepliesWithoutControlCharacters() throws IOException {
        try (SmtpSink sink = new SmtpSink();
                MailConnection connection = connect(sink.url())) {
            sink.at(
                    "RCPT",
                    SmtpSink.raw("550-5.1.1 no\u001b[31m such\r\n550 5.1.1 user\u202e\r\n"));
            assertEquals(
                    new Outcome(Kind.GONE, "550 5.1.1 no [31m such user"), deliver(connection));
        }
    }
}
