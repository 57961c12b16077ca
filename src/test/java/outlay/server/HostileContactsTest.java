package outlay.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import outlay.mail.letter.HostileValues;
import outlay.story.Operator;

/** Contacts out of a list that means harm, on their whole way from the CSV file to the mailbox. */
@ExtendWith(SharedMailHost.class)
final class HostileContactsTest {
    private static final List<String> HEADERS =
            List.of(
                    "Return-Path",
                    "X-Original-To",
                    "Delivered-To",
                    "Received",
                    "Date",
                    "From",
                    "To",
                    "Subject",
                    "Message-ID",
                    "MIME-Version",
                    "Content-Type");

    private static final String CAMPAIGN =
            """
            {"from": "sam@sender.example", "bounceAddress": "bounces@sender.example",
             "commercial": false,
             "steps": [{"subject": "{{ company }}", "text": "text.txt", "html": "page.html"}]}
            """;

    private final MailHost host;
    private final Operator sam;

    HostileContactsTest(MailHost host, @TempDir Path folder) {
        this.host = host;
        this.sam = new Operator(folder);
    }

    /** What is in the way of UTF-8 and CSV themselves stops an import, and is tested there. */
    private static List<String> values() {
        return HostileValues.all().stream()
                .map(value -> value.replace("evil@x.example", "bob@lead.example"))
                .filter(value -> UTF_8.newEncoder().canEncode(value) && !value.contains("\0"))
                .filter(value -> value.lines().count() < 1_000)
                .toList();
    }

    @Test
    void reachOneMailboxEachAndDoNoHarm() throws Exception {
        host.clear();
        List<String> values = values();
        sam.set("OUTLAY_TRANSPORT", host.smtp());
        sam.write("text.txt", "Hi {{ first_name }} at {{ company }}.\n");
        sam.write(
                "page.html", "<p id='{{ company }}' title=\"{{ company }}\">{{ first_name }}</p>");
        sam.write("campaign.json", CAMPAIGN);
        sam.write("contacts.csv", csv(values));
        sam.json("import", "contacts.csv");
        sam.json("credits", "buy", "" + values.size());
        sam.json("campaign", "create", "spring", "--file", "campaign.json");
        sam.json("upload", "spring");
        sam.json("send", "spring", "--validate", "syntax");
        sam.balanceIs(0, 0, values.size());
        TreeSet<String> reached = new TreeSet<>();
        for (String mail : host.await("ann", values.size())) {
            reached.add(assertHarmless(mail, values));
        }
        assertEquals(values.size(), reached.size());
        assertEquals(List.of(), host.await("bob", 0));
    }

    private static String csv(List<String> values) {
        StringBuilder csv = new StringBuilder("email,first_name,company\r\n");
        for (int i = 0; i < values.size(); i++) {
            String cell = "\"" + values.get(i).replace("\"", "\"\"") + "\"";
            csv.append("ann+" + i + "@lead.example," + cell + "," + cell + "\r\n");
        }
        return csv.toString();
    }

    /** Checks a message, and returns whom it is for. */
    private static String assertHarmless(String mail, List<String> values) throws Exception {
        MimeMessage message =
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(UTF_8)));
        List<String> names =
                Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
        assertEquals(HEADERS, names);
        assertEquals(1, message.getAllRecipients().length);
        assertFalse(message.getSubject().matches("(?s).*[\\p{Cc}\u202a-\u202e\u2066-\u2069].*"));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertEquals(2, parts.getCount());
        String address = ((InternetAddress) message.getAllRecipients()[0]).getAddress();
        String value = values.get(Integer.parseInt(address.replaceAll("\\D", "")));
        String text = parts.getBodyPart(0).getContent().toString();
        assertEquals(visible("Hi " + value + " at " + value + "."), visible(text));
        assertEscaped(parts.getBodyPart(1).getContent().toString());
        return address;
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{C}\\s]", "");
    }

    /** What is left without the template's own marks holds nothing that html reads. */
    private static void assertEscaped(String html) {
        String values =
                html.strip()
                        .replace("<p id='", "")
                        .replace("' title=\"", "")
                        .replace("\">", "")
                        .replace("</p>", "");
        assertFalse(values.matches("(?s).*[<>\"'].*"), values);
    }
}
