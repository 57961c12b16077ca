package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/**
 * One mailbox's mail server takes connections and never says a word. It goes away only when the
 * other mailbox has sent what is its own: whoever waited for it would wait for minutes.
 */
@Timeout(60)
@OnBothEngines
final class SilentServerTest {
    private static final int UNREACHABLE = 7;

    /** More than are made ready ahead for one mailbox. */
    private static final int PEOPLE = 300;

    private static final int FOR_THE_OTHER = 250;

    @TempDir Path folder = Path.of("");

    private Operator sam = new Operator(folder);

    /** Takes connections until it is closed; then they break. */
    private static final class Silent implements AutoCloseable {
        private final ServerSocket socket;
        private final List<Socket> taken = new CopyOnWriteArrayList<>();

        Silent() throws IOException {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::accept, "silent server");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    taken.add(socket.accept());
                }
            } catch (IOException e) {
                // Closed: the story is over.
            }
        }

        String url() {
            return "smtp://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() {
            try {
                socket.close();
                for (Socket each : taken) {
                    each.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void prepare() {
        sam = new Operator(folder).set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
        String people =
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> "p" + i + "@c" + i + ".example," + (i < 5 ? "old" : "new"))
                        .collect(Collectors.joining("\n", "email,tier\n", "\n"));
        sam.write("people.csv", people);
        sam.write("text.txt", "Hello");
        sam.text(0, "import", "people.csv");
        sam.text(0, "credits", "buy", "" + PEOPLE);
    }

    @Test
    void keepsNobodyFromAFirstEmailByAnotherMailbox() throws IOException {
        try (Silent silent = new Silent();
                MailServer good = new MailServer()) {
            mailbox("ann", silent.url());
            mailbox("ben", good.url());
            campaign("spring", "\"ann\", \"ben\"", "");
            sam.text(0, "upload", "spring");
            closeWhenOthersAreThrough(silent, good, FOR_THE_OTHER);
            assertEquals(UNREACHABLE, sam.run("send", "spring", "--validate", "syntax"));
            assertTrue(good.accepted().size() >= FOR_THE_OTHER, sam.notices());
        }
    }

    @Test
    void keepsNobodyElseWaitingForItsFollowUps() throws IOException {
        try (Silent silent = new Silent();
                MailServer good = new MailServer()) {
            mailbox("ann", "maildir:out");
            mailbox("ben", good.url());
            campaign("first", "\"ann\"", ", {\"afterDays\": 1, \"text\": \"text.txt\"}");
            campaign("second", "\"ben\"", "");
            sam.text(0, "upload", "first", "--field", "tier=old");
            sam.text(0, "upload", "second", "--field", "tier=new");
            sam.text(0, "send", "first");
            sam.text(0, "mailbox", "update", "ann", "--transport", silent.url());
            sam.set("OUTLAY_NOW", "2026-03-04T09:00:00Z");
            closeWhenOthersAreThrough(silent, good, PEOPLE - 5);
            assertEquals(UNREACHABLE, sam.run("send", "first", "second", "--validate", "syntax"));
            assertEquals(PEOPLE - 5, good.accepted().size(), sam.notices());
        }
    }

    private static void closeWhenOthersAreThrough(Silent silent, MailServer good, int others) {
        good.answer(
                recipient -> {
                    if (good.accepted().size() >= others - 10) {
                        silent.close();
                    }
                    return MailServer.OK;
                });
    }

    private void mailbox(String name, String transport) {
        sam.text(
                0, "mailbox", "add", name, "--from", name + "@s.example", "--transport", transport);
    }

    private void campaign(String name, String mailboxes, String moreSteps) {
        sam.write(
                "campaign.json",
                """
                {"mailboxes": [%s], "postalAddress": "1 Quay Street",
                 "unsubscribe": {"mailto": "u@s.example"},
                 "steps": [{"subject": "Hi", "text": "text.txt"}%s]}
                """
                        .formatted(mailboxes, moreSteps));
        sam.text(0, "campaign", "create", name, "--file", "campaign.json");
    }
}
