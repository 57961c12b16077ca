package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/** What {@code send} does, seen from outside: by its answers, and by what the mail server got. */
@OnBothEngines
final class SendingTest {
    @TempDir Path folder = Path.of("");

    private MailServer server = new MailServer();
    private Operator ann = new Operator(folder);

    @BeforeEach
    void set() {
        ann = new Operator(folder);
        ann.set("OUTLAY_TRANSPORT", server.url());
        at("2026-03-02T09:00:00Z");
        ann.write("text.txt", "Dear {{ first_name }}\n");
        ann.write("contacts.csv", contacts(10));
        ann.json("import", "contacts.csv");
        ann.json("credits", "buy", "100");
    }

    @AfterEach
    void close() throws IOException {
        ann.text(0, "credits", "check");
        server.close();
    }

    private void at(String instant) {
        ann.set("OUTLAY_NOW", instant);
    }

    private static String contacts(int count) {
        return "email,first_name\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "p" + i + "@x.example,Person" + i + "\n")
                        .collect(Collectors.joining());
    }

    private void campaign(String name, String more) {
        ann.write(
                "campaign.json",
                """
                {"from": "ann@sender.example", "commercial": false, %s
                 "steps": [{"subject": "One", "text": "text.txt"},
                           {"afterDays": 3, "subject": "Two", "text": "text.txt"}]}
                """
                        .formatted(more));
        ann.json("campaign", "create", name, "--file", "campaign.json");
        ann.json("upload", name);
    }

    private Map<String, Object> send(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = "send";
        arguments[1] = "--validate";
        arguments[2] = "syntax";
        return ann.json(arguments);
    }

    private static void assertCounts(Map<String, Object> result, String expected) {
        String counts =
                result.entrySet().stream()
                        .filter(field -> field.getValue() instanceof Number)
                        .filter(field -> Operator.number(result, field.getKey()) != 0)
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(", "));
        assertEquals(expected, counts);
    }

    private List<String> recipients() {
        return server.accepted().stream().map(MailServer.Mail::recipient).toList();
    }

    @Test
    void sendsTheFollowUpOnceItsDaysHavePassedAndBeforeFirstEmails() {
        campaign("spring", "");
        assertCounts(send("spring", "--limit", "4"), "sent 4, spent 4, due 6");
        at("2026-03-05T08:59:59Z");
        assertCounts(send("--limit", "1"), "sent 1, spent 1, due 5");
        at("2026-03-05T09:01:00Z");
        assertCounts(send("--limit", "4"), "sent 4, due 5");
        assertEquals(List.of("p0@x.example", "p1@x.example"), recipients().subList(5, 7));
        ann.balanceIs(90, 5, 5);
    }

    @Test
    void countsTheLimitOfADayOverAllRunsAndByTheCampaignsTimezone() {
        campaign(
                "spring",
                "\"limits\": {\"perDay\": 3}, \"schedule\": {\"timezone\": \"America/New_York\"},");
        assertCounts(send("spring", "--limit", "2"), "sent 2, spent 2, due 8");
        assertCounts(send(), "sent 1, spent 1, due 7");
        assertCounts(send(), "due 7");
        // Midnight in New York is at 05:00 UTC.
        at("2026-03-03T04:59:00Z");
        assertCounts(send(), "due 7");
        at("2026-03-03T05:00:00Z");
        assertCounts(send(), "sent 3, spent 3, due 4");
    }

    @Test
    void countsTheLimitOfAnyHour() {
        campaign("spring", "\"limits\": {\"perHour\": 2},");
        assertCounts(send("spring", "--limit", "1"), "sent 1, spent 1, due 9");
        at("2026-03-02T09:30:00Z");
        Map<String, Object> result = send();
        assertCounts(result, "sent 1, spent 1, due 8");
        at("2026-03-02T09:59:30Z");
        assertCounts(send(), "due 8");
        at("2026-03-02T10:00:10Z");
        assertCounts(send(), "sent 1, spent 1, due 7");
    }

    @Test
    void sendsNothingOutsideTheSchedule() {
        campaign(
                "spring",
                "\"schedule\": {\"timezone\": \"Europe/Berlin\", \"from\": \"11:00\", \"to\":"
                        + " \"12:00\"},");
        Map<String, Object> result = send("spring");
        assertCounts(result, "due 10");
        assertEquals("2026-03-02T10:00:00Z", result.get("nextDueAt"));
        assertEquals("schedule", status("spring").get("limitedBy"));
        at("2026-03-02T10:00:00Z");
        assertCounts(send(), "sent 10, spent 10");
    }

    @Test
    void holdsBackWhomAFieldIsMissingUntilItIsThere() {
        ann.write("contacts.csv", "email,first_name\nnobody@x.example,\n");
        ann.json("import", "contacts.csv");
        campaign("spring", "");
        assertCounts(send("spring"), "sent 10, held 1, spent 10");
        assertTrue(ann.text(0, "recipients", "spring", "--status", "held").contains("first_name"));
        ann.balanceIs(89, 1, 10);
        ann.write("contacts.csv", "email,first_name\nnobody@x.example,Nobody\n");
        ann.json("import", "contacts.csv");
        assertCounts(send(), "sent 1, spent 1");
    }

    @Test
    void returnsTheCreditOfAnAddressThatTheServerCannotWriteTo() {
        ann.write("contacts.csv", "email,first_name\njös@x.example,Jös\n");
        ann.json("import", "contacts.csv");
        campaign("spring", "");
        assertCounts(send("spring"), "sent 10, invalid 1, spent 10, returned 1");
        ann.balanceIs(90, 0, 10);
    }

    @Test
    void neverSendsToWhomTheListNamesAndReturnsTheCreditAtOnce() {
        campaign("spring", "");
        ann.json("suppress", "add", "p3@x.example");
        ann.balanceIs(91, 9, 0);
        assertCounts(send("spring"), "sent 9, spent 9");
        assertTrue(!recipients().contains("p3@x.example"));
        ann.json("suppress", "add", "@x.example");
        at("2026-03-10T09:00:00Z");
        assertCounts(send(), "");
        ann.balanceIs(91, 0, 9);
    }

    @Test
    void triesAgainAfterFifteenMinutesAndGivesUpAfterFourDays() {
        campaign("spring", "");
        server.answer(r -> r.startsWith("p1@") ? "451 4.7.1 greylisted" : MailServer.OK);
        assertCounts(send("spring"), "sent 9, deferred 1, spent 9");
        at("2026-03-02T09:14:00Z");
        assertCounts(send(), "");
        at("2026-03-02T09:16:00Z");
        assertCounts(send(), "deferred 1");
        at("2026-03-06T08:00:00Z");
        assertCounts(send(), "sent 9, deferred 1");
        at("2026-03-06T09:30:00Z");
        assertCounts(send(), "bounced 1, returned 1");
        ann.balanceIs(91, 0, 9);
        assertTrue(ann.text(0, "credits", "log").contains("expired-retry"));
    }

    @Test
    void leavesEverythingDueWhenTheMailServerIsGone() throws IOException {
        campaign("spring", "");
        server.close();
        ann.text(7, "send", "spring", "--validate", "syntax");
        assertTrue(ann.notices().contains("nothing is lost"), ann.notices());
        ann.balanceIs(90, 10, 0);
        server = new MailServer();
        ann.set("OUTLAY_TRANSPORT", server.url());
        assertCounts(send(), "sent 10, spent 10");
    }

    @Test
    void aRefusedFollowUpReturnsNothing() {
        campaign("spring", "");
        send("spring");
        server.answer(r -> r.startsWith("p1@") ? "550 5.1.1 gone" : MailServer.OK);
        at("2026-03-05T10:00:00Z");
        assertCounts(send(), "sent 9, bounced 1");
        ann.balanceIs(90, 0, 10);
        assertTrue(ann.text(0, "suppress", "list").contains("p1@x.example"));
    }

    @Test
    void aPolicyRefusalReturnsTheCreditAndSuppressesNobody() {
        campaign("spring", "");
        server.answer(r -> r.startsWith("p1@") ? "550 5.7.1 blocked by policy" : MailServer.OK);
        assertCounts(send("spring"), "sent 9, bounced 1, spent 9, returned 1");
        assertTrue(!ann.text(0, "suppress", "list").contains("p1@x.example"));
        ann.balanceIs(91, 0, 9);
    }

    @Test
    void aPausedCampaignSendsNothingAndSaysSo() {
        campaign("spring", "");
        ann.json("campaign", "start", "spring");
        ann.json("campaign", "pause", "spring");
        assertCounts(send(), "due 10");
        ann.text(5, "send", "spring");
        assertTrue(ann.notices().contains("campaign start spring"), ann.notices());
    }

    @Test
    void aRehearsalShowsWhatWouldBeSentAndChangesNothing() {
        campaign("spring", "");
        assertCounts(send("spring", "--dry-run"), "sent 10, spent 10");
        ann.balanceIs(90, 10, 0);
        assertEquals(List.of(), recipients());
        assertCounts(send("spring"), "sent 10, spent 10");
    }

    @Test
    void tooManyBouncesPauseTheCampaign() {
        ann.write("contacts.csv", contacts(60));
        ann.json("import", "contacts.csv");
        campaign("spring", "\"bounceLimit\": {\"percent\": 10, \"atLeast\": 20},");
        server.answer(recipient -> "550 5.7.1 blocked");
        Map<String, Object> result = send("spring");
        assertEquals(20L, Operator.number(result, "bounced"));
        Map<String, Object> status = status("spring");
        assertEquals("paused", status.get("state"));
        assertTrue(String.valueOf(status.get("limitedBy")).contains("20 of 20"), status.toString());
        server.answer(recipient -> MailServer.OK);
        ann.json("campaign", "start", "spring");
        assertCounts(send(), "sent 40, spent 40");
    }

    @Test
    void tooManyBouncesFoundByInboxPauseTheCampaignToo() {
        campaign("spring", "\"bounceLimit\": {\"percent\": 20, \"atLeast\": 10},");
        assertCounts(send("spring"), "sent 10, spent 10");
        bounce(server.accepted().get(3));
        assertEquals("active", status("spring").get("state"));
        bounce(server.accepted().get(4));
        assertEquals(
                "paused: 2 of 10 emails bounced, the limit is 20 %",
                status("spring").get("limitedBy"));
        ann.json("campaign", "start", "spring");
        at("2026-03-05T10:00:00Z");
        assertCounts(send(), "sent 8");
        assertEquals("finished", status("spring").get("state"));
        ann.balanceIs(92, 0, 8);
    }

    private void bounce(MailServer.Mail mail) {
        ann.write("bounce.eml", Dsn.of(mail));
        ann.json("inbox", "bounce.eml");
    }

    private Map<String, Object> status(String campaign) {
        return Operator.list(ann.json("status", campaign), "campaigns").get(0);
    }
}
