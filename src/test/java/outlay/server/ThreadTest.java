package outlay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/** What mail programs make of a sequence: one thread, and another one from a new subject on. */
@ExtendWith(SharedMailHost.class)
final class ThreadTest {
    private static final List<String> RECIPIENTS = List.of("ann", "bob");

    /** Follows each email to the one that it answers, and prints subjects, oldest first. */
    private static final String PYTHON =
            """
            import email, email.policy, pathlib, sys
            files = pathlib.Path(sys.argv[1], 'new').glob('*')
            mails = [email.message_from_bytes(f.read_bytes(), policy=email.policy.default) for f in files]
            mails.sort(key=lambda m: m['Date'].datetime)
            ids = [m['Message-ID'].strip() for m in mails]
            for mail in mails:
                assert not mail.defects, mail.defects
                answered = [ids.index(i) for i in str(mail['References'] or '').split()]
                last = str(mail['In-Reply-To'] or '').strip()
                assert [ids.index(last)] == answered[-1:] if last else not answered
                print(mail['Subject'], answered)
            """;

    private final MailHost host;
    private final Path folder;
    private final Operator sam;

    ThreadTest(MailHost host, @TempDir Path folder) {
        this.host = host;
        this.folder = folder;
        this.sam = new Operator(folder);
    }

    @BeforeEach
    void send() throws Exception {
        host.clear();
        sam.set("OUTLAY_TRANSPORT", host.smtp());
        sam.write("text.txt", "Dear {{ first_name }}\n");
        sam.write("contacts.csv", "email,first_name\nann@lead.example,Änn\nbob@lead.example,Bob\n");
        sam.write(
                "campaign.json",
                """
                {"from": "Sam <sam@sender.example>", "commercial": false,
                 "steps": [{"subject": "Shifts, %s {{ first_name }}", "text": "text.txt"},
                           {"afterDays": 1, "text": "text.txt"},
                           {"afterDays": 1, "text": "text.txt"},
                           {"afterDays": 1, "subject": "Something else", "text": "text.txt"},
                           {"afterDays": 1, "text": "text.txt"}]}
                """
                        .formatted("a word or two ".repeat(5)));
        sam.json("credits", "buy", "10");
        sam.json("import", "contacts.csv");
        sam.json("campaign", "create", "spring", "--file", "campaign.json");
        sam.json("upload", "spring");
        for (int day = 1; day <= 5; day++) {
            sam.set("OUTLAY_NOW", "2026-03-%02dT09:00:00Z".formatted(day));
            sam.json("send", "spring", "--validate", "syntax");
            for (String recipient : RECIPIENTS) {
                host.await(recipient, day);
            }
        }
    }

    @Test
    void isTwoThreadsForPythonsEmailAndForAnImapServer() throws Exception {
        for (String recipient : RECIPIENTS) {
            String name = recipient.equals("ann") ? "Änn" : "Bob";
            String subject = "Shifts, " + "a word or two ".repeat(5) + name;
            assertEquals(
                    List.of(
                            subject + " []",
                            "Re: " + subject + " [0]",
                            "Re: " + subject + " [0, 1]",
                            "Something else []",
                            "Re: Something else [3]"),
                    python(host.mailbox(recipient)));
            assertEquals("* THREAD (1 2 3)(4 5)", thread(recipient));
        }
    }

    private List<String> python(Path mailbox) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("thread.py"), PYTHON);
        ProcessBuilder builder =
                new ProcessBuilder("python3", script.toString(), mailbox.toString())
                        .redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed.lines().toList();
    }

    private String thread(String user) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.trust", "*");
        try (Store store = Session.getInstance(properties).getStore("imaps")) {
            store.connect("127.0.0.1", host.port("imaps"), user, MailHost.PASSWORD);
            IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<String> answers = new ArrayList<>();
            inbox.doCommand(
                    protocol -> {
                        Argument how = new Argument();
                        how.writeAtom("REFERENCES");
                        how.writeAtom("UTF-8");
                        how.writeAtom("ALL");
                        for (Response each : protocol.command("THREAD", how)) {
                            answers.add(each.toString());
                        }
                        return answers;
                    });
            return answers.stream().filter(each -> each.startsWith("* THREAD")).findFirst().get();
        }
    }
}
