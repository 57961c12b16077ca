package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.db.TestDatabases;
import outlay.db.Transaction;

/** Steps without a subject go on where the last one with a subject began. */
@OnBothEngines
final class ConversationTest {
    @TempDir Path folder = Path.of("");

    private MailServer server = new MailServer();
    private Operator sam = new Operator(folder);
    private int day;

    @BeforeEach
    void begin() {
        sam = new Operator(folder);
        sam.set("OUTLAY_TRANSPORT", server.url());
        sam.write("contacts.csv", "email,first_name\np1@x.example,Pia\n");
        sam.write("text.txt", "Dear {{ first_name }}\n");
        sam.json("import", "contacts.csv");
        sam.json("credits", "buy", "10");
    }

    @AfterEach
    void close() throws IOException {
        sam.text(0, "credits", "check");
        server.close();
    }

    private void campaign(String... subjects) {
        plan(subjects);
        sam.json("campaign", "create", "spring", "--file", "campaign.json");
        sam.json("upload", "spring");
    }

    private void plan(String... subjects) {
        StringBuilder steps = new StringBuilder();
        for (String subject : subjects) {
            steps.append(steps.isEmpty() ? "" : ", ")
                    .append("{\"afterDays\": 1, \"text\": \"text.txt\"")
                    .append(subject.isEmpty() ? "" : ", \"subject\": \"" + subject + "\"")
                    .append("}");
        }
        sam.write(
                "campaign.json",
                """
                {"from": "sam@sender.example", "commercial": false, "steps": [%s]}
                """
                        .formatted(steps));
    }

    /** Sends what is due on the next day, and returns the email. */
    private String send() {
        day++;
        sam.set("OUTLAY_NOW", "2026-03-%02dT09:00:00Z".formatted(day));
        sam.json("send", "spring", "--validate", "syntax");
        List<MailServer.Mail> mails = server.accepted();
        assertEquals(day, mails.size());
        return mails.get(day - 1).content();
    }

    private static String header(String message, String name) {
        Matcher field =
                Pattern.compile("(?im)^" + name + ": (.*(?:\\r?\\n[ \\t].*)*)").matcher(message);
        return field.find() ? field.group(1).replaceAll("\\r?\\n", "") : "";
    }

    private static void assertContinues(String message, String subject, String... before) {
        assertEquals(subject, header(message, "Subject"));
        assertEquals(before[before.length - 1], header(message, "In-Reply-To"));
        assertEquals(String.join(" ", before), header(message, "References"));
    }

    private static void assertBegins(String message, String subject) {
        assertEquals(subject, header(message, "Subject"));
        assertEquals("", header(message, "In-Reply-To"));
        assertEquals("", header(message, "References"));
    }

    @Test
    void answersAllThatWasSaidSinceItsSubject() {
        campaign("Hello {{ first_name }}", "", "", "Something else", "");
        String first = send();
        assertBegins(first, "Hello Pia");
        String second = send();
        assertContinues(second, "Re: Hello Pia", id(first));
        String third = send();
        assertContinues(third, "Re: Hello Pia", id(first), id(second));
        String fourth = send();
        assertBegins(fourth, "Something else");
        assertContinues(send(), "Re: Something else", id(fourth));
        assertTrue(third.lines().allMatch(line -> line.length() <= 78), third);
    }

    private static String id(String message) {
        return header(message, "Message-ID");
    }

    @Test
    void keepsTheSubjectAndTheMessageIdAsTheRecipientGotThem() {
        campaign("Hello {{ first_name }}", "");
        String first = send();
        plan("Quite another", "");
        sam.json("campaign", "update", "spring", "--file", "campaign.json");
        sam.json("campaign", "update", "spring", "--from", "tom@elsewhere.example");
        String second = send();
        assertContinues(second, "Re: Hello Pia", id(first));
        assertTrue(id(first).endsWith("@sender.example>"), first);
        assertTrue(id(second).endsWith("@elsewhere.example>"), second);
    }

    @Test
    void putsNoSecondWordOfAnAnswerBeforeASubject() {
        campaign("AW: Hello", "");
        String first = send();
        assertContinues(send(), "AW: Hello", id(first));
    }

    @Test
    void continuesWhatAnEarlierVersionBegan() {
        campaign("Hello {{ first_name }}", "");
        String first = send();
        inDatabase(tx -> tx.update("UPDATE message SET domain = NULL, subject = NULL"));
        assertContinues(send(), "Re: Hello Pia", id(first));
    }

    @Test
    void forgetsTheSubjectWithThePerson() {
        campaign("Hello {{ first_name }}");
        send();
        assertEquals(1, subjects());
        sam.json("delete", "contacts", "p1@x.example", "--yes");
        assertEquals(0, subjects());
    }

    private long subjects() {
        return inDatabase(
                tx -> tx.query("SELECT count(*) FROM message WHERE subject IS NOT NULL").number());
    }

    private <T> T inDatabase(Function<Transaction, T> work) {
        try (Database database =
                TestDatabases.open(folder.resolve("outlay.db"), Clock.systemUTC())) {
            return database.write(work);
        }
    }
}
