package outlay.inbound.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.inbound.mime.RawMessage;

class ImapFolderTest {
    private static final ServerSetup IMAP =
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    private static final ServerSetup IMAPS =
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS);

    private final GreenMail server = new GreenMail(new ServerSetup[] {IMAP, IMAPS});

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void start() {
        server.start();
        server.setUser("bounces@sender.example", "bounces", "secret");
        for (int number = 1; number <= 3; number++) {
            deliver(number);
        }
    }

    private void deliver(int number) {
        server.getUserManager()
                .getUser("bounces")
                .deliver(
                        GreenMailUtil.createTextEmail(
                                "bounces@sender.example",
                                "ann@a.example",
                                "Mail " + number,
                                "x".repeat(2000),
                                IMAP));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void readsEveryMessageAndChangesNothing() throws MessagingException {
        List<RawMessage> messages = read(url("imap"), "secret", null);
        assertEquals(3, messages.size());
        for (int number = 1; number <= 3; number++) {
            RawMessage message = messages.get(number - 1);
            String text = new String(message.bytes(), StandardCharsets.US_ASCII);
            assertTrue(text.contains("Subject: Mail " + number), text);
            assertTrue(text.contains("\r\n\r\nxxx"), text);
            assertFalse(message.truncated());
            assertTrue(message.source().matches("imap://127.0.0.1/INBOX;UID=\\d+"));
        }
        for (var message : server.getReceivedMessages()) {
            assertFalse(message.isSet(Flags.Flag.SEEN));
        }
    }

    @Test
    void readsOnlyTheBeginningOfABigMessage() {
        SourceOptions options =
                new SourceOptions(
                        InputStream.nullInputStream(), "secret", null, Bookmark.NONE, 500);
        List<RawMessage> messages = new ArrayList<>();
        try (MailSource box = MailSource.open(url("imap"), options)) {
            box.forEach(messages::add);
        }
        assertEquals(3, messages.size());
        assertEquals(500, messages.get(0).bytes().length);
        assertTrue(messages.get(0).truncated());
    }

    @Test
    void readsWhatIsNewAndAllWhenTheFolderHasNewNumbers() throws Exception {
        List<RawMessage> first = read(url("imap"), "secret", null);
        String last = first.get(2).mark();
        assertEquals(List.of(), since(last));
        assertEquals(2, since(first.get(0).mark()).size());
        deliver(4);
        List<RawMessage> fourth = since(last);
        assertEquals(1, fourth.size());
        assertTrue(new String(fourth.get(0).bytes(), StandardCharsets.US_ASCII).contains("Mail 4"));
        assertEquals(Optional.empty(), notice);
        ImapPlace place = ImapPlace.parse(last).orElseThrow();
        ImapPlace renumbered = new ImapPlace(place.validity() + 1, place.uid());
        assertEquals(4, since(renumbered.toString()).size());
        assertTrue(notice.orElse("").startsWith("has new numbers (UIDVALIDITY "), notice::toString);
    }

    private Optional<String> notice = Optional.empty();

    private List<RawMessage> since(String mark) {
        Bookmark before =
                new Bookmark() {
                    @Override
                    public Optional<String> last() {
                        return Optional.of(mark);
                    }

                    @Override
                    public boolean has(String name) {
                        return false;
                    }
                };
        List<RawMessage> messages = new ArrayList<>();
        SourceOptions options =
                SourceOptions.of(InputStream.nullInputStream(), "secret", null).since(before);
        try (MailSource box = MailSource.open(url("imap"), options)) {
            box.forEach(messages::add);
            notice = box.notice();
        }
        return messages;
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        Problem problem = assertThrows(Problem.class, () -> read(url("imaps"), "secret", null));
        assertEquals(Problem.Kind.UNREACHABLE, problem.kind());
    }

    @Test
    void namesTheRefusal() {
        Problem login = assertThrows(Problem.class, () -> read(url("imap"), "wrong", null));
        assertEquals(Problem.Kind.UNREACHABLE, login.kind());
        assertTrue(login.what().contains("refuses the login"), login.what());
        Problem absent =
                assertThrows(
                        Problem.class,
                        () -> read(url("imap").replace("INBOX", "Absent"), "secret", null));
        assertEquals(Problem.Kind.UNREACHABLE, absent.kind());
        assertTrue(absent.what().contains("no such folder"), absent.what());
        String url = url("imap");
        server.stop();
        Problem gone = assertThrows(Problem.class, () -> read(url, "secret", null));
        assertEquals(Problem.Kind.UNREACHABLE, gone.kind());
        assertEquals(
                Problem.Kind.USAGE,
                assertThrows(Problem.class, () -> read(url, null, null)).kind());
    }

    @Test
    void refusesAFileOfAuthoritiesWithoutOne() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        for (Path pem : List.of(empty, folder.resolve("absent.pem"))) {
            Problem problem = assertThrows(Problem.class, () -> read(url("imaps"), "secret", pem));
            assertEquals(Problem.Kind.USAGE, problem.kind());
            assertTrue(problem.what().contains(pem + ": "), problem.what());
        }
    }

    private String url(String scheme) {
        int port = scheme.equals("imap") ? server.getImap().getPort() : server.getImaps().getPort();
        return scheme + "://bounces@127.0.0.1:" + port + "/INBOX";
    }

    private static List<RawMessage> read(
            String url, @Nullable String password, @Nullable Path authority) {
        List<RawMessage> messages = new ArrayList<>();
        SourceOptions options =
                SourceOptions.of(InputStream.nullInputStream(), password, authority);
        try (MailSource box = MailSource.open(url, options)) {
            box.forEach(messages::add);
        }
        return messages;
    }
}
