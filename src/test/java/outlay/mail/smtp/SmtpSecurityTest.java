package outlay.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.Problem;
import outlay.mail.smtp.Outcome.Kind;
import outlay.mail.smtp.SmtpServer.Login;
import outlay.mail.smtp.SmtpServer.Security;
import outlay.net.Secret;

final class SmtpSecurityTest {
    private static final Secret SECRET = new Secret("pass wörd");

    private static @Nullable TestKeys ours;
    private static @Nullable TestKeys others;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) throws Exception {
        ours = TestKeys.make(folder, "ip:127.0.0.1,dns:localhost");
        others = TestKeys.make(folder, "dns:other.example");
    }

    private static TestKeys ours() {
        return Objects.requireNonNull(ours);
    }

    private static TestKeys others() {
        return Objects.requireNonNull(others);
    }

    private static MailConnection connect(String url, @Nullable Path caFile) {
        Duration patience = Duration.ofSeconds(10);
        Timeouts timeouts = new Timeouts(patience, patience, patience);
        return Transport.of(new TransportSettings(url, SECRET, caFile, timeouts, "client.example"))
                .connect();
    }

    private static Outcome deliver(MailConnection connection) {
        return connection.deliver(
                SmtpConnectionTest.envelope("ann@lead.example"), SmtpConnectionTest.MESSAGE);
    }

    private static String failure(MailConnection connection) {
        Problem problem = assertThrows(Problem.class, connection::open);
        assertEquals(Problem.Kind.UNREACHABLE, problem.kind());
        assertEquals(Kind.UNREACHABLE, deliver(connection).kind());
        return problem.what().replaceFirst("smtps?://[^ ]*: ", "");
    }

    @Test
    void usesStarttlsWhenItIsOffered() throws IOException {
        try (SmtpSink sink = new SmtpSink(ours().server(), false, "STARTTLS", "PIPELINING");
                MailConnection connection = connect(sink.url(), ours().caFile())) {
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
            assertEquals(
                    List.of("EHLO client.example", "STARTTLS", "EHLO client.example"),
                    sink.commands().subList(0, 3));
            assertEquals(1, sink.connections());
            assertEquals(List.of(), sink.violations());
        }
    }

    @Test
    void speaksTlsFromTheStart() throws IOException {
        try (SmtpSink sink = new SmtpSink(ours().server(), true, "AUTH PLAIN");
                MailConnection connection =
                        connect("smtps://ann@127.0.0.1:" + sink.port(), ours().caFile())) {
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
            assertEquals(List.of(), sink.violations());
        }
    }

    @Test
    void checksCertificateAndHostName() throws IOException {
        for (boolean fromTheStart : new boolean[] {true, false}) {
            String scheme = fromTheStart ? "smtps" : "smtp";
            try (SmtpSink sink = new SmtpSink(ours().server(), fromTheStart, "STARTTLS");
                    MailConnection untrusted =
                            connect(scheme + "://127.0.0.1:" + sink.port(), null)) {
                String what = failure(untrusted);
                assertTrue(what.startsWith("TLS failed: "), what);
                assertEquals(List.of(), sink.taken());
            }
            try (SmtpSink sink = new SmtpSink(others().server(), fromTheStart, "STARTTLS");
                    MailConnection misnamed =
                            connect(scheme + "://127.0.0.1:" + sink.port(), others().caFile())) {
                String what = failure(misnamed);
                assertTrue(what.startsWith("TLS failed: "), what);
                assertEquals(List.of(), sink.taken());
            }
        }
    }

    @Test
    void insistsOnStarttlsWhenItIsRequired() throws IOException {
        try (SmtpSink sink = new SmtpSink("PIPELINING");
                MailConnection connection = connect(sink.url() + "?starttls=required", null)) {
            assertEquals("the server offers no STARTTLS", failure(connection));
        }
        try (SmtpSink sink = new SmtpSink(ours().server(), false, "STARTTLS");
                MailConnection connection =
                        connect(sink.url() + "?starttls=required", ours().caFile())) {
            sink.at("STARTTLS", SmtpSink.reply("454 4.7.0 not now"));
            assertEquals(
                    "the server refuses STARTTLS: 454 4.7.0 not now",
                    assertThrows(Problem.class, connection::open)
                            .what()
                            .replaceFirst("smtp://[^ ]*: ", ""));
        }
    }

    @Test
    void doesWithoutStarttlsWhenToldTo() throws IOException {
        try (SmtpSink sink = new SmtpSink(ours().server(), false, "STARTTLS");
                MailConnection connection = connect(sink.url() + "?starttls=off", null)) {
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
            assertFalse(sink.commands().contains("STARTTLS"));
        }
    }

    @Test
    void believesNothingThatCameBeforeTls() throws IOException {
        try (SmtpSink sink = new SmtpSink(ours().server(), false, "STARTTLS");
                MailConnection connection = connect(sink.url(), ours().caFile())) {
            sink.at("STARTTLS", SmtpSink.reply("220 go on", "250 injected"));
            assertEquals(
                    "clear text after STARTTLS",
                    assertThrows(Problem.class, connection::open)
                            .what()
                            .replaceFirst("smtp://[^ ]*: ", ""));
        }
    }

    @Test
    void givesUpATlsHandshakeThatDoesNotEnd() throws IOException {
        Duration patience = Duration.ofMillis(200);
        Timeouts timeouts = new Timeouts(patience, patience, patience);
        try (SmtpSink sink = new SmtpSink()) {
            sink.at("connect", SmtpSink.hang());
            String url = "smtps://127.0.0.1:" + sink.port();
            try (MailConnection connection =
                    Transport.of(new TransportSettings(url, null, null, timeouts, null))
                            .connect()) {
                assertTrue(failure(connection).contains("no answer within"), "in time");
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH PLAIN LOGIN, '', PLAIN",
        "AUTH=LOGIN, '', LOGIN",
        "AUTH CRAM-MD5 LOGIN PLAIN, ?auth=login, LOGIN",
        "AUTH PLAIN XOAUTH2, ?auth=xoauth2, XOAUTH2"
    })
    void logsInTheWayThatIsOfferedOrAskedFor(String offered, String query, String mechanism)
            throws IOException {
        try (SmtpSink sink = new SmtpSink(offered);
                MailConnection connection =
                        connect("smtp://ann%40x.example@127.0.0.1:" + sink.port() + query, null)) {
            assertEquals(Kind.ACCEPTED, deliver(connection).kind());
            List<String> said =
                    switch (mechanism) {
                        case "PLAIN" ->
                                List.of("AUTH PLAIN " + base64("\0ann@x.example\0pass wörd"));
                        case "LOGIN" ->
                                List.of("AUTH LOGIN", base64("ann@x.example"), base64("pass wörd"));
                        default ->
                                List.of(
                                        "AUTH XOAUTH2 "
                                                + base64(
                                                        "user=ann@x.example\1auth=Bearer pass"
                                                                + " wörd\1\1"));
                    };
            assertEquals(said, sink.commands().subList(1, 1 + said.size()));
            assertEquals(List.of(), sink.violations());
        }
    }

    @Test
    void aLoginThatFailsIsTheServersRefusalAndShowsNoPassword() throws IOException {
        try (SmtpSink sink = new SmtpSink("AUTH PLAIN");
                MailConnection connection = connect("smtp://ann@127.0.0.1:" + sink.port(), null)) {
            String refusal = "535 5.7.8 not with pass wörd, " + base64("pass wörd");
            sink.at("AUTH", SmtpSink.reply(refusal), SmtpSink.reply(refusal));
            assertEquals("the login fails: 535 5.7.8 not with ***, ***", failure(connection));
        }
        try (SmtpSink sink = new SmtpSink("AUTH GSSAPI");
                MailConnection connection = connect("smtp://ann@127.0.0.1:" + sink.port(), null)) {
            assertEquals("the server offers no login that fits: GSSAPI", failure(connection));
        }
    }

    @Test
    void answersTheChallengeOfARefusedToken() throws IOException {
        try (SmtpSink sink = new SmtpSink("AUTH XOAUTH2");
                MailConnection connection =
                        connect("smtp://ann@127.0.0.1:" + sink.port() + "?auth=xoauth2", null)) {
            sink.at("AUTH", SmtpSink.reply("334 eyJzdGF0dXMiOiI0MDEifQ=="));
            sink.at("", SmtpSink.reply("535 5.7.8 token expired"));
            assertEquals(
                    "the login fails: 535 5.7.8 token expired",
                    assertThrows(Problem.class, connection::open)
                            .what()
                            .replaceFirst("smtp://[^ ]*: ", ""));
        }
    }

    /** The rule alone: tests reach no server but on this machine, where a login is private. */
    @Test
    void neverLogsInInClearText() throws Exception {
        try (SmtpSink sink = new SmtpSink("AUTH PLAIN")) {
            Login login = new Login("ann", SECRET, null);
            SmtpServer server = new SmtpServer("127.0.0.1", sink.port(), Security.NONE, null);
            TransportSettings settings =
                    new TransportSettings(sink.url(), SECRET, null, Timeouts.STANDARD, "c.example");
            SmtpSession session = SmtpSession.open(server, new SmtpTransport(server, settings));
            ServerUnavailable refusal =
                    assertThrows(
                            ServerUnavailable.class,
                            () -> new SmtpLogin(login, session).run(false));
            assertEquals("the login would cross the network in clear text", refusal.why());
            session.quit();
            assertEquals(List.of("EHLO c.example", "QUIT"), sink.commands());
        }
    }

    @Test
    void aCaFileThatIsNoneIsWrongUsage(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "not a certificate");
        try (SmtpSink sink = new SmtpSink(ours().server(), true);
                MailConnection connection = connect("smtps://127.0.0.1:" + sink.port(), file)) {
            Problem problem = assertThrows(Problem.class, connection::open);
            assertEquals(Problem.Kind.USAGE, problem.kind());
        }
    }
}
