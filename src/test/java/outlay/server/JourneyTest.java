package outlay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import outlay.story.Operator;

/**
 * Mail on its way by Postfix: into mailboxes, refused at once, bounced by the next server, answered
 * by a person and by a machine; and what of it comes back moves the credits that it shall.
 */
@ExtendWith(SharedMailHost.class)
final class JourneyTest {
    private final MailHost host;
    private final Operator sam;

    JourneyTest(MailHost host, @TempDir Path folder) {
        this.host = host;
        this.sam = new Operator(folder);
    }

    @BeforeEach
    void begin() throws Exception {
        host.clear();
        sam.set("OUTLAY_TRANSPORT", host.smtp());
        sam.write("text.txt", "Dear {{ first_name }}\n");
        sam.json("credits", "buy", "10");
    }

    /** Sends the first email of a campaign to these addresses. */
    private Map<String, Object> send(String... addresses) {
        String rows = List.of(addresses).stream().collect(Collectors.joining(",Pat\n", "", ",Pat"));
        sam.write("contacts.csv", "email,first_name\n" + rows + "\n");
        sam.write(
                "campaign.json",
                """
                {"from": "Sam <sam@sender.example>", "bounceAddress": "bounces@sender.example",
                 "commercial": false,
                 "steps": [{"subject": "Hello {{ first_name }}", "text": "text.txt"},
                           {"afterDays": 3, "subject": "Again", "text": "text.txt"}]}
                """);
        sam.json("import", "contacts.csv");
        sam.json("campaign", "create", "spring", "--file", "campaign.json");
        sam.json("upload", "spring");
        return sam.json("send", "spring", "--validate", "syntax");
    }

    private static String counts(Map<String, Object> result, String... names) {
        return List.of(names).stream()
                .map(name -> name + " " + result.get(name))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> inbox(String user) {
        return sam.json("inbox", host.mailbox(user).toString());
    }

    private List<Object> statuses() {
        return Operator.list(sam.json("recipients", "spring"), "recipients").stream()
                .map(row -> row.get("status"))
                .toList();
    }

    private String doNotEmail() {
        return sam.text(0, "suppress", "list");
    }

    @Test
    void reachesItsMailboxWithTheTokenInTheReturnPath() throws Exception {
        assertEquals("sent 1, bounced 0", counts(send("ann@lead.example"), "sent", "bounced"));
        String mail = host.await("ann", 1).get(0);
        String token = header(mail, "Message-ID").replaceAll("<|@.*", "");
        assertEquals("<bounces+" + token + "@sender.example>", header(mail, "Return-Path"));
        assertEquals("ann@lead.example", header(mail, "Delivered-To"));
        assertEquals("Sam <sam@sender.example>", header(mail, "From"));
        assertEquals("Pat <ann@lead.example>", header(mail, "To"));
        assertEquals("Hello Pat", header(mail, "Subject"));
        assertTrue(mail.endsWith("\n\nDear Pat\n"), mail);
        sam.balanceIs(9, 0, 1);
    }

    private static String header(String mail, String name) {
        List<String> found =
                mail.substring(0, mail.indexOf("\n\n"))
                        .replaceAll("\n[ \t]+", " ")
                        .lines()
                        .filter(line -> line.startsWith(name + ": "))
                        .map(line -> line.substring(name.length() + 2))
                        .toList();
        assertEquals(1, found.size(), mail);
        return found.get(0);
    }

    @Test
    void returnsTheCreditOfARefusalAtOnceAndOfABounceLater() throws Exception {
        Map<String, Object> sent =
                send("nobody@lead.example", "gone@later.example", "ann@lead.example");
        assertEquals(
                "sent 2, bounced 1, spent 2, returned 1",
                counts(sent, "sent", "bounced", "spent", "returned"));
        sam.balanceIs(8, 0, 2);
        host.await("bounces", 1);
        assertEquals(
                "read 1, bounces 1, returned 1",
                counts(inbox("bounces"), "read", "bounces", "returned"));
        assertEquals("returned 0", counts(inbox("bounces"), "returned"));
        sam.balanceIs(9, 0, 1);
        assertEquals(List.of("bounced", "bounced", "active"), statuses());
        assertTrue(doNotEmail().contains("nobody@lead.example"), doNotEmail());
        assertTrue(doNotEmail().contains("gone@later.example"), doNotEmail());
    }

    @Test
    void aFullMailboxAndAPolicyBounceButSuppressNobody() throws Exception {
        send("full@later.example", "blocked@later.example");
        sam.balanceIs(8, 0, 2);
        host.await("bounces", 2);
        assertEquals("bounces 2, returned 2", counts(inbox("bounces"), "bounces", "returned"));
        sam.balanceIs(10, 0, 0);
        assertFalse(doNotEmail().contains("later.example"), doNotEmail());
    }

    @Test
    void aWarningMovesNoCreditAndTheEndOfAllTriesDoes() throws Exception {
        send("slow@later.example");
        assertTrue(host.await("bounces", 1).get(0).contains("Action: delayed"));
        assertEquals("ignored 1, returned 0", counts(inbox("bounces"), "ignored", "returned"));
        sam.balanceIs(9, 0, 1);
        assertEquals(List.of("active"), statuses());
        host.giveUp();
        assertTrue(host.await("bounces", 2).toString().contains("Action: failed"));
        assertEquals("bounces 1, returned 1", counts(inbox("bounces"), "bounces", "returned"));
        sam.balanceIs(10, 0, 0);
        assertFalse(doNotEmail().contains("later.example"), doNotEmail());
    }

    @Test
    void whoIsAwayGetsTheFollowUpAndWhoAnsweredDoesNot() throws Exception {
        host.script("away", "require \"vacation\";\nvacation \"I am away until Monday.\";\n");
        send("away@lead.example", "ann@lead.example");
        assertTrue(host.await("bounces", 1).get(0).contains("I am away"));
        assertEquals(
                "autoReplies 1, ignored 0", counts(inbox("bounces"), "autoReplies", "ignored"));
        String mail = host.await("ann", 1).get(0);
        host.submit("ann@lead.example", "sam@sender.example", answerTo(mail));
        host.await("sam", 1);
        assertEquals("replies 1", counts(inbox("sam"), "replies"));
        sam.balanceIs(8, 0, 2);
        assertEquals(List.of("active", "replied"), statuses());
        sam.set("OUTLAY_NOW", Instant.now().plusSeconds(4 * 86_400).toString());
        assertEquals("sent 1", counts(sam.json("send", "--validate", "syntax"), "sent"));
        host.await("bounces", 2);
        assertEquals(
                "autoReplies 2, returned 0", counts(inbox("bounces"), "autoReplies", "returned"));
        sam.balanceIs(8, 0, 2);
    }

    private static String answerTo(String mail) {
        return """
        From: Ann <ann@lead.example>
        To: Sam <sam@sender.example>
        Subject: Re: Hello
        In-Reply-To: %s

        Let us talk.
        """
                .formatted(header(mail, "Message-ID"));
    }
}
