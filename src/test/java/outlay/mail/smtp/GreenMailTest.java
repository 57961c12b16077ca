package outlay.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outlay.mail.letter.Content;
import outlay.mail.letter.Letter;
import outlay.mail.letter.LetterTest;
import outlay.mail.letter.Sender;
import outlay.mail.letter.Unsubscribe;
import outlay.mail.template.Rendering;
import outlay.mail.template.Template;
import outlay.net.Secret;

/** A letter's way to a server that others wrote. */
final class GreenMailTest {
    @Test
    void deliversALetterAfterALogin() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.setUser("bo@sender.example", "bo", "geheim");
        server.start();
        String url = "smtp://bo@127.0.0.1:" + server.getSmtp().getPort();
        Duration patience = Duration.ofSeconds(10);
        try (MailConnection connection =
                SmtpConnectionTest.connect(url, patience, new Secret("geheim"))) {
            for (int i = 0; i < 2; i++) {
                Outcome outcome =
                        connection.deliver(
                                SmtpConnectionTest.envelope("asa@lead.example"), letter());
                assertEquals(Outcome.Kind.ACCEPTED, outcome.kind(), outcome.words());
            }
            MimeMessage received = server.getReceivedMessages()[1];
            assertEquals("Hej Åsa", received.getSubject());
            // GreenMail takes the last line end off.
            assertEquals("Hej Åsa!\r\n.", received.getContent());
        } finally {
            server.stop();
        }
    }

    private static byte[] letter() {
        Map<String, String> fields = Map.of("first_name", "Åsa");
        Template text = Template.text("Hej {{ first_name }}!\n.\n", "text", Set.of("first_name"));
        String body = ((Rendering.Rendered) text.render(fields)).text();
        return new Letter(
                        new Sender(LetterTest.mailbox("Bo", "bo@sender.example"), null, null),
                        LetterTest.mailbox("Åsa", "asa@lead.example"),
                        new Content("Hej Åsa", body, null),
                        "<1@sender.example>",
                        ZonedDateTime.parse("2026-03-02T09:00:00Z"),
                        Unsubscribe.NONE)
                .compose();
    }
}
