package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/** How much leaves when, over several runs and campaigns, and what {@code status} says of it. */
@OnBothEngines
final class LimitsTest {
    private static final int CONTACTS = 6;

    @TempDir Path folder = Path.of("");

    private final MailServer server = new MailServer();
    private Operator ann = new Operator(folder);

    @BeforeEach
    void set() {
        ann = new Operator(folder);
        ann.set("OUTLAY_TRANSPORT", server.url());
        at("2026-03-02T09:00:00Z");
        ann.write("text.txt", "Dear {{ first_name }}\n");
        ann.write(
                "contacts.csv",
                "email,first_name\n"
                        + IntStream.range(0, CONTACTS)
                                .mapToObj(i -> "p" + i + "@x.example,Person" + i + "\n")
                                .collect(Collectors.joining()));
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

    private void campaign(String name, String from, String more) {
        write(from, more);
        ann.json("campaign", "create", name, "--file", "campaign.json");
        ann.json("upload", name);
        ann.json("campaign", "start", name);
    }

    private void write(String from, String more) {
        ann.write(
                "campaign.json",
                """
                {"from": "%s", "commercial": false, %s
                 "steps": [{"subject": "One", "text": "text.txt"},
                           {"afterDays": 3, "subject": "Two", "text": "text.txt"}]}
                """
                        .formatted(from, more));
    }

    /** Sends, and returns how many emails left. */
    private long send(String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = "send";
        arguments[1] = "--validate";
        arguments[2] = "syntax";
        return Operator.number(ann.json(arguments), "sent");
    }

    private void assertStatus(String campaign, String limitedBy, String nextDueAt) {
        Map<String, Object> status =
                Operator.list(ann.json("status", campaign), "campaigns").get(0);
        // To the minute: while a run goes on, its clock does too.
        String next = String.valueOf(status.get("nextDueAt"));
        assertEquals(
                limitedBy + " until " + nextDueAt,
                status.get("limitedBy") + " until " + next.replaceFirst(":\\d\\dZ$", ""));
    }

    @Test
    void campaignsOfOneSenderShareTheQuotaOfItsMailbox() {
        campaign("one", "Ann <ann@sender.example>", "");
        campaign("two", "ANN@Sender.Example", "\"limits\": {\"perDay\": 4},");
        campaign("other", "bob@sender.example", "\"limits\": {\"perDay\": 4},");
        assertEquals(3, send("one", "--limit", "3"));
        assertEquals(1, send("two"));
        assertStatus("two", "perDay", "2026-03-03T00:00");
        assertEquals(4, send("other"));
        // One without limits may send, and uses up what others may.
        assertEquals(3, send("one"));
        at("2026-03-03T00:00:00Z");
        assertEquals(4, send("two"));
    }

    @Test
    void aSenderHasOneQuotaAlsoWithinARun() {
        campaign("one", "ann@sender.example", "\"limits\": {\"perHour\": 4},");
        campaign("two", "ann@sender.example", "\"limits\": {\"perHour\": 5},");
        assertEquals(5, send("--connections", "3"));
        assertStatus("one", "perHour", "2026-03-02T10:00");
    }

    @Test
    void whatADeletedCampaignHasSentCounts() {
        campaign("one", "ann@sender.example", "");
        assertEquals(3, send("--limit", "3"));
        ann.json("delete", "campaign", "one", "--yes");
        campaign("two", "ann@sender.example", "\"limits\": {\"perDay\": 4},");
        assertEquals(1, send());
    }

    @Test
    void anyHourIsCountedOverAllRunsToTheSecond() {
        campaign("one", "ann@sender.example", "\"limits\": {\"perHour\": 2},");
        assertEquals(1, send("--limit", "1"));
        at("2026-03-02T09:40:00Z");
        assertEquals(1, send());
        // A run takes a moment, so that an email may have left a second later than it began.
        at("2026-03-02T09:59:58Z");
        assertEquals(0, send());
        at("2026-03-02T10:00:05Z");
        assertEquals(1, send());
        at("2026-03-02T10:39:58Z");
        assertEquals(0, send());
        at("2026-03-02T10:40:05Z");
        assertEquals(1, send());
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        campaign("one", "ann@sender.example", "\"limits\": {\"perDay\": 3},");
        server.answer(r -> r.startsWith("p1@") ? "550 5.7.1 no" : MailServer.OK);
        assertEquals(3, send());
    }

    @Test
    void keepsTheGapWhileItKeepsOn() {
        campaign("one", "ann@sender.example", "\"limits\": {\"gapSeconds\": [1, 1]},");
        campaign("two", "ann@sender.example", "\"limits\": {\"gapSeconds\": [1, 1]},");
        long start = System.nanoTime();
        assertEquals(3, send("--for", "1m", "--limit", "3", "--connections", "4"));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.compareTo(Duration.ofSeconds(2)) >= 0, taken.toString());
    }

    @Test
    void followUpsOfAnyCampaignGoBeforeFirstEmails() {
        campaign("new", "ann@sender.example", "\"limits\": {\"perDay\": 4},");
        campaign("old", "ann@sender.example", "\"limits\": {\"perDay\": 4},");
        assertEquals(4, send("old"));
        at("2026-03-05T10:00:00Z");
        server.accepted().clear();
        assertEquals(4, send("--connections", "4"));
        assertTrue(server.accepted().stream().allMatch(m -> m.content().contains("Subject: Two")));
    }

    @Test
    void aChangedLimitHoldsAtOnce() {
        campaign("one", "ann@sender.example", "\"limits\": {\"perDay\": 2},");
        assertEquals(2, send());
        write("ann@sender.example", "\"limits\": {\"perDay\": 3},");
        ann.json("campaign", "update", "one", "--file", "campaign.json");
        assertEquals(1, send());
        // Another sender has another mailbox; what left stays with the campaign that sent it.
        write("bob@sender.example", "\"limits\": {\"perDay\": 4},");
        ann.json("campaign", "update", "one", "--file", "campaign.json");
        assertEquals(1, send());
    }

    @Test
    void statusSaysWhatHoldsSendingBackAndUntilWhen() {
        write("ann@sender.example", "\"schedule\": {\"from\": \"09:00\", \"to\": \"17:00\"},");
        ann.json("campaign", "create", "one", "--file", "campaign.json");
        assertStatus("one", "draft", "null");
        ann.json("campaign", "start", "one");
        assertStatus("one", "null", "null");
        ann.json("upload", "one", "--leads", "1");
        assertStatus("one", "null", "2026-03-02T09:00");
        at("2026-03-02T08:00:00Z");
        assertStatus("one", "schedule", "2026-03-02T09:00");
        at("2026-03-02T09:00:00Z");
        server.answer(recipient -> "451 4.7.1 greylisted");
        send();
        assertStatus("one", "retry", "2026-03-02T09:15");
        server.answer(recipient -> MailServer.OK);
        at("2026-03-02T16:59:00Z");
        assertEquals(1, send());
        assertStatus("one", "afterDays", "2026-03-05T16:59");
        ann.json("campaign", "pause", "one");
        assertStatus("one", "paused", "null");
    }

    @Test
    void statusSaysWhoWaitsForTheOperator() {
        ann.write("contacts.csv", "email,first_name\nnobody@x.example,\n");
        ann.json("import", "contacts.csv");
        campaign("one", "ann@sender.example", "");
        ann.write("only.txt", "nobody@x.example\n");
        ann.json("delete", "contacts", "--campaign", "one", "--missing", "title", "--yes");
        ann.json("campaign", "create", "two", "--file", "campaign.json");
        ann.json("upload", "two", "--emails", "only.txt");
        assertEquals(0, send("two"));
        assertStatus("two", "held", "null");
        assertFalse(ann.text(0, "status", "two").contains("Next due"));
    }
}
