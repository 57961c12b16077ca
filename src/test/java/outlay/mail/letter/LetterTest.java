package outlay.mail.letter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.EmailAddress;

public final class LetterTest {
    private static final Sender SENDER =
            new Sender(
                    mailbox("Bo Söder", "bo@sender.example"),
                    mailbox("", "answers@sender.example"),
                    "Sender AB\nStorgatan 1\n111 22 Stockholm");

    private static final Unsubscribe BOTH =
            new Unsubscribe(
                    "mailto:leave@sender.example?subject=unsubscribe%20T0ken",
                    "https://sender.example/u?t=a,b c");

    public static NamedAddress mailbox(String name, String address) {
        return new NamedAddress(name, EmailAddress.stored(address));
    }

    private static Letter letter(NamedAddress to, Content content) {
        return new Letter(
                SENDER,
                to,
                content,
                "<1.T0ken@sender.example>",
                ZonedDateTime.parse("2026-03-02T09:00:05+01:00[Europe/Stockholm]"),
                BOTH);
    }

    private static MimeMessage parsed(byte[] bytes) throws Exception {
        Properties strict = new Properties();
        strict.put("mail.mime.allowutf8", "true");
        return new MimeMessage(Session.getInstance(strict), new ByteArrayInputStream(bytes));
    }

    private static MimeMessage parsed(NamedAddress to, Content content) throws Exception {
        byte[] bytes = letter(to, content).compose();
        assertWellFormed(bytes);
        return parsed(bytes);
    }

    /** Lines end with CRLF and nothing else, are short enough, and hold no NUL. */
    static void assertWellFormed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertTrue(text.endsWith("\r\n"));
        for (String line : text.split("\r\n", -1)) {
            assertFalse(line.matches("(?s).*[\r\n\0].*"), line);
            assertTrue(line.length() <= 998, line);
        }
    }

    @Test
    void writesEveryFieldOnceAndReadsBack() throws Exception {
        NamedAddress ann = mailbox("Ann Lee", "ann@lead.example");
        MimeMessage message = parsed(ann, new Content("Hello Ann", "Hi Ann,\n\n.\nBo\n", null));
        assertEquals("Mon, 2 Mar 2026 09:00:05 +0100", message.getHeader("Date", null));
        assertEquals("<1.T0ken@sender.example>", message.getHeader("Message-ID", null));
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertEquals("Bo Söder", from.getPersonal());
        assertEquals("bo@sender.example", from.getAddress());
        assertEquals("answers@sender.example", message.getReplyTo()[0].toString());
        assertEquals("Ann Lee <ann@lead.example>", message.getHeader("To", null));
        assertEquals("Hello Ann", message.getSubject());
        assertEquals("1.0", message.getHeader("MIME-Version", null));
        assertNull(message.getHeader("Bcc"));
        assertEquals("7bit", message.getEncoding());
        assertEquals(
                "Hi Ann,\r\n\r\n.\r\nBo\r\n\r\nSender AB\r\nStorgatan 1\r\n111 22 Stockholm\r\n",
                message.getContent());
        for (String name :
                Collections.list(message.getAllHeaders()).stream().map(h -> h.getName()).toList()) {
            assertEquals(1, message.getHeader(name).length, name);
        }
    }

    @Test
    void offersOneClickOnlyBesideAnHttpsAddress() throws Exception {
        MimeMessage both = parsed(mailbox("", "a@b.example"), new Content("s", "t", null));
        assertEquals(
                "<mailto:leave@sender.example?subject=unsubscribe%20T0ken>,\r\n"
                        + " <https://sender.example/u?t=a%2Cb%20c>",
                both.getHeader("List-Unsubscribe", null));
        assertEquals("List-Unsubscribe=One-Click", both.getHeader("List-Unsubscribe-Post", null));
        MimeMessage mailOnly = withUnsubscribe(new Unsubscribe("mailto:l@s.example", null));
        assertEquals("<mailto:l@s.example>", mailOnly.getHeader("List-Unsubscribe", null));
        assertNull(mailOnly.getHeader("List-Unsubscribe-Post"));
        MimeMessage http = withUnsubscribe(new Unsubscribe(null, "http://s.example/u"));
        assertEquals("<http://s.example/u>", http.getHeader("List-Unsubscribe", null));
        assertNull(http.getHeader("List-Unsubscribe-Post"));
        assertNull(withUnsubscribe(Unsubscribe.NONE).getHeader("List-Unsubscribe"));
    }

    private static MimeMessage withUnsubscribe(Unsubscribe unsubscribe) throws Exception {
        Letter letter = letter(mailbox("", "a@b.example"), new Content("s", "t", null));
        return parsed(
                new Letter(
                                letter.sender(),
                                letter.to(),
                                letter.content(),
                                letter.messageId(),
                                letter.date(),
                                unsubscribe)
                        .compose());
    }

    @Test
    void putsTextAndHtmlSideBySideWithThePostalAddressInBoth() throws Exception {
        Content content =
                new Content(
                        "Grüße 🎉",
                        "Hej Åsa, ett långt mejl utan radbrytning ".repeat(40)
                                + "\n--=_outlay_alternative",
                        "<html><body><p style=\"a=b\">Hej Åsa</p></body></html>");
        MimeMessage message = parsed(mailbox("Åsa", "asa@lead.example"), content);
        assertEquals("Grüße 🎉", message.getSubject());
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        assertEquals(2, parts.getCount());
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        String text = (String) parts.getBodyPart(0).getContent();
        String html = (String) parts.getBodyPart(1).getContent();
        assertTrue(text.endsWith("\r\n\r\nSender AB\r\nStorgatan 1\r\n111 22 Stockholm\r\n"), text);
        assertEquals(
                "<html><body><p style=\"a=b\">Hej Åsa</p><p>Sender AB<br>Storgatan 1<br>"
                        + "111 22 Stockholm</p>\r\n</body></html>\r\n",
                html);
    }

    @Test
    void leavesThePostalAddressWhereTheTemplatePutIt() throws Exception {
        String text = "Hi\r\nSender AB, Storgatan 1, 111 22 Stockholm\r\n";
        Object content =
                parsed(mailbox("", "a@b.example"), new Content("s", text, null)).getContent();
        assertEquals(text, content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\r\nBcc: evil@x.example",
                "Ann\nBcc: evil@x.example\n\nbody",
                "Ann\u010d\u760aBcc: evil@x.example",
                "Ann\u2028Bcc: evil@x.example\u0085Bcc: evil@x.example",
                "Ann\0",
                "\ud83d Ann \udc4d",
                "\u202eAnn\u200e\u2066",
                "Ann\" <evil@x.example>, \"",
                "Ann\\",
                "Ann, evil@x.example",
                "=?UTF-8?Q?Ann=0D=0ABcc:_evil@x.example?=",
                "Ann (evil@x.example) <",
                "undisclosed:a@x.example;"
            })
    void noNameOrSubjectAddsAFieldOrARecipient(String hostile) throws Exception {
        NamedAddress to = mailbox(hostile, "ann@lead.example");
        MimeMessage message = parsed(to, new Content(hostile, hostile, "<p>" + hostile));
        Address[] all = message.getAllRecipients();
        assertEquals(1, all.length);
        assertEquals("ann@lead.example", ((InternetAddress) all[0]).getAddress());
        assertNull(message.getHeader("Bcc"));
        assertNull(message.getRecipients(RecipientType.CC));
        String subject = message.getSubject();
        assertFalse(
                subject.matches("(?s).*[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u200e].*"), subject);
        assertEquals(2, ((MimeMultipart) message.getContent()).getCount());
        assertNotNull(((InternetAddress) all[0]).getPersonal());
    }

    @Test
    void keepsLettersWhoseLowByteIsALineEnd() throws Exception {
        MimeMessage message =
                parsed(
                        mailbox("\u010d\u760a", "a@b.example"),
                        new Content("\u010d\u760a", "x", null));
        assertEquals("\u010d\u760a", message.getSubject());
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertEquals("\u010d\u760a", to.getPersonal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "😀", "é ", "\u4e2d", "word "})
    void cutsNamesOfTenThousandCharacters(String unit) throws Exception {
        String name = unit.repeat(10_000);
        MimeMessage message = parsed(mailbox(name, "a@b.example"), new Content(name, name, null));
        String kept = ((InternetAddress) message.getAllRecipients()[0]).getPersonal();
        assertTrue(name.startsWith(kept), kept);
        assertTrue(kept.codePointCount(0, kept.length()) > 200);
        assertTrue(name.startsWith(message.getSubject()));
    }

    @Test
    void writesDomainsInALabelsAndLocalPartsInUtf8() throws Exception {
        NamedAddress to = mailbox("Jörg", "jörg@bücher.example");
        byte[] bytes = letter(to, new Content("s", "t", null)).compose();
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(text.contains("<jörg@xn--bcher-kva.example>\r\n"), text);
    }

    @Test
    void quotesALocalPartThatIsNoAtom() throws Exception {
        MimeMessage message =
                parsed(mailbox("A", "a(b;c@lead.example"), new Content("s", "t", null));
        assertEquals("A <\"a(b;c\"@lead.example>", message.getHeader("To", null));
    }

    @Test
    void refusesWhatIsNoMessageId() {
        Letter letter = letter(mailbox("", "a@b.example"), new Content("s", "t", null));
        for (String id : new String[] {"a@b", "<a@b>\r\n", "<a b@c>", "<é@b>"}) {
            assertThrows(IllegalArgumentException.class, () -> with(letter, id), id);
        }
    }

    private static Letter with(Letter letter, String messageId) {
        return new Letter(
                letter.sender(),
                letter.to(),
                letter.content(),
                messageId,
                letter.date(),
                letter.unsubscribe());
    }

    @Property(tries = 300)
    void readsBackWhateverTheBodySays(@ForAll String text, @ForAll String html) throws Exception {
        Sender plain = new Sender(mailbox("", "a@b.example"), null, null);
        Letter letter = letter(mailbox("", "a@b.example"), new Content("s", text, html));
        byte[] bytes =
                new Letter(
                                plain,
                                letter.to(),
                                letter.content(),
                                letter.messageId(),
                                letter.date(),
                                letter.unsubscribe())
                        .compose();
        assertWellFormed(bytes);
        MimeMultipart parts = (MimeMultipart) parsed(bytes).getContent();
        assertSameText(text, parts.getBodyPart(0).getContent());
        assertSameText(html, parts.getBodyPart(1).getContent());
    }

    private static void assertSameText(String expected, @Nullable Object actual) {
        String body = CleanText.body(expected);
        String ended = body.endsWith("\r\n") ? body : body + "\r\n";
        byte[] bytes = String.valueOf(actual).getBytes(StandardCharsets.UTF_8);
        String both = String.valueOf(actual);
        if (!both.equals(body)) {
            assertArrayEquals(ended.getBytes(StandardCharsets.UTF_8), bytes);
        }
    }
}
