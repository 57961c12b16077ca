package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;
import outlay.mail.address.DnsSink;

/** Somebody tries out a mailbox before he trusts it with a campaign. */
@OnBothEngines
final class MailboxTrialTest {
    private static final List<String> ALL =
            List.of("transport", "inbox", "spf", "dmarc", "alignment", "mx");

    private final GreenMail imap =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final MailServer smtp = new MailServer();
    private final DnsSink dns = new DnsSink();

    @TempDir Path folder = Path.of("");

    MailboxTrialTest() throws IOException {
        dns.put(
                "ferry.example",
                DnsSink.Zone.of("TXT \"v=spf1 mx -all\"", "MX 10 mx.ferry.example."));
        dns.put("_dmarc.ferry.example", DnsSink.Zone.of("TXT \"v=DMARC1; p=none\""));
    }

    @BeforeEach
    void start() {
        imap.start();
        imap.setUser("nadia@ferry.example", "nadia", "secret");
    }

    @AfterEach
    void stop() throws IOException {
        imap.stop();
        smtp.close();
        dns.close();
    }

    private Operator withMailbox() {
        Operator ann = new Operator(folder).set("OUTLAY_DNS", dns.address());
        String inbox = "imap://nadia@127.0.0.1:" + imap.getImap().getPort() + "/INBOX";
        ann.json(
                "mailbox",
                "add",
                "nadia",
                "--from=Nadia Brook <nadia@ferry.example>",
                "--transport=" + smtp.url(),
                "--inbox=" + inbox,
                "--password-command=echo secret");
        return ann;
    }

    private static List<Object> checks(Map<String, Object> trial, boolean ok) {
        return Operator.list(trial, "checks").stream()
                .filter(each -> Boolean.valueOf(ok).equals(each.get("ok")))
                .map(each -> each.get("check"))
                .toList();
    }

    @Test
    void findsEverythingRight() {
        Operator ann = withMailbox();
        ann.json("mailbox", "pause", "nadia");
        Map<String, Object> trial = ann.json("mailbox", "test", "nadia");
        assertEquals("nadia", trial.get("mailbox"));
        assertEquals(ALL, checks(trial, true));
        assertEquals(List.of(), smtp.accepted());
    }

    @Test
    void sendsAnEmailOfWhichNothingIsWritten() {
        Operator ann = withMailbox();
        ann.json("mailbox", "update", "nadia", "--bounce-address=bounces@ferry.example");
        Map<String, Object> before = ann.json("operations");
        Map<String, Object> trial = ann.json("mailbox", "test", "nadia", "--to=me@here.example");
        assertEquals(List.of(), checks(trial, false));
        MailServer.Mail mail = smtp.accepted().get(0);
        assertEquals("bounces@ferry.example", mail.sender());
        assertEquals("me@here.example", mail.recipient());
        assertTrue(mail.content().contains("From: Nadia Brook <nadia@ferry.example>\r\n"));
        assertFalse(mail.content().contains("List-Unsubscribe"), mail.content());
        assertEquals(before, ann.json("operations"));
        ann.json("mailbox", "test", "nadia", "--to=me@here.example", "--dry-run");
        assertEquals(1, smtp.accepted().size());
    }

    @Test
    void listsAllThatIsWrong() throws IOException {
        Operator ann = withMailbox();
        ann.json("mailbox", "update", "nadia", "--password-command=echo wrong");
        ann.json("mailbox", "update", "nadia", "--bounce-address=b@nowhere.example");
        smtp.answer(recipient -> "550 5.1.1 no such user");
        String listed = ann.text(9, "mailbox", "test", "nadia", "--to=me@here.example");
        assertEquals(
                List.of("transport", "inbox", "spf", "dmarc", "alignment", "mx", "email"),
                listed.lines().map(line -> line.split(" +", -1)[1]).toList());
        assertEquals(
                List.of("ok", "wrong", "wrong", "ok", "wrong", "wrong", "wrong"),
                listed.lines().map(line -> line.split(" +", -1)[0]).toList());
        assertTrue(listed.contains("refuses the login; check the user"), listed);
        assertTrue(listed.contains("not taken for me@here.example: 550 5.1.1"), listed);
        smtp.close();
        try (ServerSocket free = new ServerSocket(0)) {
            ann.json("mailbox", "update", "nadia", "--transport=smtp://127.0.0.1:" + free(free));
        }
        assertTrue(ann.text(9, "mailbox", "test", "nadia").startsWith("wrong  transport"));
        ann.json("mailbox", "update", "nadia", "--transport=");
        listed = ann.text(9, "mailbox", "test", "nadia", "--to=me@here.example");
        assertTrue(listed.contains("transport  nothing says where emails leave"), listed);
        assertFalse(listed.contains("email "), listed);
    }

    private static int free(ServerSocket socket) throws IOException {
        int port = socket.getLocalPort();
        socket.close();
        return port;
    }

    @Test
    void saysThatTheResolverDoesNotAnswer() throws IOException {
        Operator ann = withMailbox();
        dns.close();
        String listed = ann.text(7, "mailbox", "test", "nadia");
        assertTrue(listed.startsWith("ok     transport"), listed);
        assertTrue(ann.notices().contains("OUTLAY_DNS=host:port names another resolver"));
        ann.json("mailbox", "update", "nadia", "--password-command=false");
        ann.text(9, "mailbox", "test", "nadia");
        assertTrue(ann.notices().contains("DNS: ferry.example"), ann.notices());
        ann.set("OUTLAY_DNS", "here:0").text(2, "mailbox", "test", "nadia");
    }
}
