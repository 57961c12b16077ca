package outlay.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/**
 * What a mailbox sends shows in its mail program; what cannot be shown there has left all the same.
 */
@OnBothEngines
final class SentCopiesTest {
    private final GreenMail imap =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final MailServer smtp = new MailServer();

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void start() {
        imap.start();
        imap.setUser("nadia@ferry.example", "nadia", "secret");
    }

    @AfterEach
    void stop() throws IOException {
        imap.stop();
        smtp.close();
    }

    private Operator readyToSend() {
        Operator ann = new Operator(folder).set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
        ann.write("leads.csv", "email\nann@a.example\nbob@b.example\ncyd@c.example\n");
        ann.write("hello.txt", "Grüße.\n.\nbis bald\n");
        ann.json("import", "leads.csv");
        ann.json("credits", "buy", "3");
        ann.json(
                "mailbox",
                "add",
                "nadia",
                "--from=Nadia Brook <nadia@ferry.example>",
                "--transport=" + smtp.url(),
                "--inbox=imap://nadia@127.0.0.1:" + imap.getImap().getPort() + "/INBOX",
                "--sent-folder=Sent Mail",
                "--password-command=echo secret");
        ann.json(
                "campaign",
                "create",
                "spring",
                "--mailbox=nadia",
                "--subject=Hello",
                "--text=hello.txt",
                "--not-commercial");
        ann.json("upload", "spring");
        return ann;
    }

    private List<StoredMessage> copies() {
        GreenMailUser nadia = imap.getUserManager().getUser("nadia");
        MailFolder sent = imap.getManagers().getImapHostManager().getFolder(nadia, "Sent Mail");
        assertNotNull(sent);
        return sent.getMessages();
    }

    @Test
    void keepsACopyOfEachEmailThatWasAccepted() throws Exception {
        Operator ann = readyToSend();
        smtp.answer(to -> to.startsWith("bob@") ? "550 5.1.1 no such user" : MailServer.OK);
        ann.text(0, "send", "spring", "--validate=syntax", "--dry-run");
        ann.text(0, "send", "spring", "--validate=syntax");
        assertEquals("", ann.notices());
        List<StoredMessage> copies = copies();
        assertEquals(2, copies.size());
        StoredMessage copy = copies.get(0);
        assertTrue(copy.isSet(Flags.Flag.SEEN));
        Instant at = copy.getReceivedDate().toInstant();
        assertTrue(at.toString().startsWith("2026-03-02T09:0"), at::toString);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy.getMimeMessage().writeTo(bytes);
        assertArrayEquals(
                smtp.accepted().get(0).content().getBytes(StandardCharsets.UTF_8),
                bytes.toByteArray());
    }

    @Test
    void saysHowManyCopiesAreMissingAndFailsNoEmail() {
        Operator ann = readyToSend();
        ann.json("mailbox", "update", "nadia", "--password-command=echo wrong");
        ann.text(0, "send", "spring", "--validate=syntax");
        assertEquals(3, smtp.accepted().size());
        assertTrue(
                ann.notices()
                        .startsWith("mailbox nadia: 3 copies missing in its sent folder: imap://"),
                ann.notices());
        assertTrue(ann.notices().contains("refuses the login"), ann.notices());
        ann.balanceIs(0, 0, 3);
    }

    @Test
    void aServerThatIsAwayFailsNoEmail() {
        Operator ann = readyToSend();
        imap.stop();
        ann.text(0, "send", "spring", "--validate=syntax", "--quiet");
        assertEquals("", ann.notices());
        assertEquals(3, smtp.accepted().size());
    }
}
