package outlay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outlay.story.Operator;

/** TLS by a private authority and passwords, at Postfix and at Dovecot. */
@ExtendWith(SharedMailHost.class)
final class LoginTest {
    private final MailHost host;
    private final Operator sam;

    LoginTest(MailHost host, @TempDir Path folder) {
        this.host = host;
        this.sam = new Operator(folder);
    }

    @BeforeEach
    void begin() throws Exception {
        host.clear();
        sam.set("OUTLAY_CA_FILE", host.caFile());
        sam.set("OUTLAY_SMTP_PASSWORD", MailHost.PASSWORD);
        sam.set("OUTLAY_IMAP_PASSWORD", MailHost.PASSWORD);
        sam.write("text.txt", "Dear {{ first_name }}\n");
        sam.write("contacts.csv", "email,first_name\nann@lead.example,Ann\n");
        sam.write(
                "campaign.json",
                """
                {"from": "sam@sender.example", "bounceAddress": "bounces@sender.example",
                 "commercial": false, "steps": [{"subject": "Hello", "text": "text.txt"}]}
                """);
        sam.json("credits", "buy", "10");
        sam.json("import", "contacts.csv");
        sam.json("campaign", "create", "spring", "--file", "campaign.json");
        sam.json("upload", "spring");
    }

    private String[] send(String scheme, String service, String query) {
        String url = scheme + "://sam@127.0.0.1:" + host.port(service) + query;
        return new String[] {"send", "spring", "--validate", "syntax", "--transport", url};
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, submission, '', PLAIN",
        "smtp, submission, ?starttls=required&auth=login, LOGIN",
        "smtps, smtps, ?auth=plain, PLAIN",
    })
    void sendsOverTlsAfterALogin(String scheme, String service, String query, String mechanism)
            throws Exception {
        int before = host.postfixLog().length();
        Map<String, Object> sent = sam.json(send(scheme, service, query));
        assertEquals(1L, Operator.number(sent, "sent"));
        String received = host.await("ann", 1).get(0);
        assertTrue(received.contains("(using TLS"), received);
        String login = "sasl_method=" + mechanism + ", sasl_username=sam";
        String log = host.postfixLog().substring(before);
        assertTrue(log.contains(login), log);
    }

    @Test
    void aWrongPasswordLeavesEverythingDue() throws Exception {
        sam.set("OUTLAY_SMTP_PASSWORD", "wrong");
        sam.text(7, send("smtp", "submission", ""));
        assertTrue(sam.notices().contains("535 5.7.8"), sam.notices());
        sam.balanceIs(9, 1, 0);
    }

    @Test
    void sendsNothingToAHostThatNobodyVouchesFor() throws Exception {
        sam.set("OUTLAY_CA_FILE", "");
        sam.text(7, send("smtps", "smtps", ""));
        assertTrue(sam.notices().contains("TLS failed"), sam.notices());
        sam.text(7, send("smtp", "submission", ""));
        sam.text(7, "inbox", imaps("bounces"));
        sam.balanceIs(9, 1, 0);
    }

    private String imaps(String user) {
        return "imaps://" + user + "@127.0.0.1:" + host.port("imaps") + "/INBOX";
    }

    @Test
    void readsTheBouncesOutOfAnImapFolderAndLeavesThemThere() throws Exception {
        sam.set("OUTLAY_TRANSPORT", host.smtp());
        sam.write("contacts.csv", "email,first_name\ngone@later.example,Pat\n");
        sam.json("import", "contacts.csv");
        sam.json("upload", "spring");
        sam.json("send", "spring", "--validate", "syntax", "--transport", host.smtp());
        sam.balanceIs(8, 0, 2);
        host.await("bounces", 1);
        Map<String, Object> read = sam.json("inbox", imaps("bounces"));
        assertEquals(1L, Operator.number(read, "returned"), read.toString());
        sam.balanceIs(9, 0, 1);
        read = sam.json("inbox", imaps("bounces"));
        assertEquals(1L, Operator.number(read, "read"), read.toString());
        assertEquals(0L, Operator.number(read, "returned"), read.toString());
    }

    @Test
    void aMailboxThatRefusesIsUnreachable() throws Exception {
        sam.text(7, "inbox", imaps("bounces").replace("INBOX", "Nowhere"));
        assertTrue(sam.notices().contains("no such folder"), sam.notices());
        sam.set("OUTLAY_IMAP_PASSWORD", "wrong");
        sam.text(7, "inbox", imaps("bounces"));
        assertTrue(sam.notices().contains("refuses the login"), sam.notices());
    }
}
