package outlay.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.EmailAddress;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.SmtpConnectionTest;
import outlay.mail.smtp.SmtpSink;
import outlay.mail.template.Rendering;
import outlay.mail.template.Rendering.Rendered;
import outlay.mail.template.Template;

/** A contact's values on their whole way: template, letter, SMTP, and what a reader makes of it. */
final class HostileDataTest {
    private static final Set<String> KNOWN = Set.of("first_name", "company");
    private static final Template SUBJECT = Template.text("{{ company }}", "subject", KNOWN);
    private static final Template TEXT =
            Template.text("Hi {{ first_name }} at {{ company }}\n.\nBo\n", "text", KNOWN);
    private static final Template HTML =
            Template.html(
                    "<p>Hi {{ first_name }}</p><a title=\"{{ company }}\" id='{{ company }}'>x</a>",
                    "html",
                    KNOWN);

    private static final List<String> HEADERS =
            List.of(
                    "Date",
                    "From",
                    "To",
                    "Subject",
                    "Message-ID",
                    "List-Unsubscribe",
                    "List-Unsubscribe-Post",
                    "MIME-Version",
                    "Content-Type");

    private static String rendered(Template template, Map<String, String> fields) {
        return assertInstanceOf(Rendered.class, template.render(fields)).text();
    }

    private static byte[] letter(String value) {
        Map<String, String> fields = Map.of("first_name", value, "company", value);
        Content content =
                new Content(
                        rendered(SUBJECT, fields), rendered(TEXT, fields), rendered(HTML, fields));
        EmailAddress ann = EmailAddress.parse("ann@lead.example").orElseThrow();
        EmailAddress bo = EmailAddress.parse("bo@sender.example").orElseThrow();
        return new Letter(
                        new Sender(NamedAddress.of(bo), null, null),
                        new NamedAddress(value, ann),
                        content,
                        "<1.T0ken@sender.example>",
                        ZonedDateTime.parse("2026-03-02T09:00:00Z"),
                        new Unsubscribe(null, "https://sender.example/u?t=T0ken"))
                .compose();
    }

    /** Sends a letter, and reads what the server took. */
    private static MimeMessage sent(String value) throws Exception {
        try (SmtpSink sink = new SmtpSink("PIPELINING");
                MailConnection connection = SmtpConnectionTest.connect(sink.url())) {
            Outcome outcome =
                    connection.deliver(
                            SmtpConnectionTest.envelope("ann@lead.example"), letter(value));
            assertEquals(new Outcome(Outcome.Kind.ACCEPTED, "250 2.0.0 queued"), outcome);
            assertEquals(List.of(), sink.violations());
            assertEquals(1, sink.taken().size());
            SmtpSink.Taken taken = sink.taken().get(0);
            assertEquals("RCPT TO:<ann@lead.example>", taken.rcpt());
            assertEquals(4, sink.commands().size(), sink.commands().toString());
            byte[] bytes = taken.content().getBytes(StandardCharsets.UTF_8);
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        }
    }

    @ParameterizedTest
    @MethodSource("outlay.mail.letter.HostileValues#all")
    void reachesOneRecipientWithTheRightHeaders(String value) throws Exception {
        MimeMessage message = sent(value);
        List<String> names =
                Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
        assertEquals(HEADERS, names);
        assertEquals(1, message.getAllRecipients().length);
        assertEquals(
                "ann@lead.example", ((InternetAddress) message.getAllRecipients()[0]).getAddress());
        assertFalse(
                message.getSubject().matches("(?s).*[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069].*"));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertEquals(2, parts.getCount());
        assertEquals(
                CleanText.body("Hi " + value + " at " + value + "\n.\nBo\n"),
                text(parts.getBodyPart(0)),
                "the value as it is, and nothing evaluated");
        assertEscaped(text(parts.getBodyPart(1)));
    }

    private static String text(BodyPart part) throws Exception {
        return String.valueOf(part.getContent());
    }

    /** What is left without the template's own marks holds nothing that html reads. */
    private static void assertEscaped(String html) {
        String values =
                html.replace("<p>Hi ", "")
                        .replace("</p><a title=\"", "")
                        .replace("\" id='", "")
                        .replace("'>x</a>", "");
        assertFalse(values.matches("(?s).*[<>\"'].*"), values);
        assertFalse(values.replaceAll("&(amp|lt|gt|quot|#39);", "").contains("&"), values);
    }

    @Property(tries = 100)
    void staysWellFormedWhateverAContactIsCalled(@ForAll String value) throws IOException {
        if (!value.isBlank()) {
            byte[] bytes = letter(value);
            LetterTest.assertWellFormed(bytes);
            String header = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
            List<String> names =
                    header.replace("\r\n ", " ")
                            .lines()
                            .map(line -> line.substring(0, line.indexOf(':')))
                            .toList();
            assertEquals(HEADERS, names);
        }
    }

    @Test
    void holdsARecipientWhoseValueIsBlankAfterAll() {
        Rendering rendering = TEXT.render(Map.of("first_name", "\u2003\t", "company", "x"));
        assertEquals(new Rendering.Held("missing: first_name"), rendering);
        assertTrue(HTML.render(Map.of()) instanceof Rendering.Held);
    }
}
