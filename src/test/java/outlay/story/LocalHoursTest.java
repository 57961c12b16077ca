package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/** Who is written to in the hours of his own timezone, also when things change meanwhile. */
@OnBothEngines
final class LocalHoursTest {
    private static final String CAMPAIGN =
            """
            {"from": "ann@s.example", "commercial": false, %s
             "schedule": {"timezone": "contact", "otherwise": "Europe/London",
                          "from": "09:00", "to": "17:00"},
             "steps": [{"subject": "One", "text": "text.txt"}]}
            """;

    @TempDir Path folder = Path.of("");

    private final MailServer server = new MailServer();
    private Operator ann = new Operator(folder);

    @BeforeEach
    void set() {
        ann = operator();
        ann.write("text.txt", "Dear {{ first_name }}\n");
        ann.json("credits", "buy", "300");
    }

    private Operator operator() {
        return new Operator(folder)
                .set("OUTLAY_NOW", "2026-03-02T12:00:00Z")
                .set("OUTLAY_TRANSPORT", server.url());
    }

    @AfterEach
    void close() throws IOException {
        ann.text(0, "credits", "check");
        server.close();
    }

    private void start(String contacts, String limits) {
        ann.write("contacts.csv", contacts);
        ann.json("import", "contacts.csv");
        ann.write("campaign.json", CAMPAIGN.formatted(limits));
        ann.json("campaign", "create", "local", "--file", "campaign.json");
        ann.json("upload", "local");
        ann.json("campaign", "start", "local");
    }

    private long send() {
        return Operator.number(
                ann.json("send", "--validate", "syntax", "--connections", "1"), "sent");
    }

    /** The email to Bob is ready when it turns out that he is in Tokyo, where it is night. */
    @Test
    void holdsBackWhatIsReadyWhenItIsNoLongerTheHour() {
        start("email,first_name,timezone\na@x.example,Ann,UTC\nb@x.example,Bob,UTC\n", "");
        server.answer(
                recipient -> {
                    operator().json("contact", "set", "b@x.example", "timezone=Asia/Tokyo");
                    return MailServer.OK;
                });
        assertEquals(1, send());
        String rows = ann.text(0, "recipients", "local", "--columns", "email,status,reason");
        assertTrue(rows.contains("b@x.example  active    schedule: Asia/Tokyo"), rows);
        assertEquals("2026-03-03T00:00:00Z", nextDueAt());
    }

    /** Those for whom it is not the hour use up no limit, and stand in nobody's way. */
    @Test
    void passesOverThoseWhoSleep() {
        StringBuilder contacts = new StringBuilder("email,first_name,country\n");
        for (int i = 0; i < 300; i++) {
            contacts.append("p%d@x.example,P,%s\n".formatted(i, i < 297 ? "Japan" : "Germany"));
        }
        start(contacts.toString(), "\"limits\": {\"perDay\": 2},");
        assertEquals(2, send());
        assertEquals(2, server.accepted().size());
        assertTrue(
                server.accepted().stream().noneMatch(mail -> mail.recipient().startsWith("p1@")));
    }

    private @Nullable Object nextDueAt() {
        return Operator.list(ann.json("status", "local"), "campaigns").get(0).get("nextDueAt");
    }
}
