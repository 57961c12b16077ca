package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/**
 * The whole story of a budget against a real SMTP conversation: 6,000 contacts, 1,500 credits, and
 * everything that can become of them.
 */
@OnBothEngines
final class WholeJobTest {
    private static final String CAMPAIGN =
            """
            {"from": "Ann <ann@sender.example>", "bounceAddress": "bounces@sender.example",
             "commercial": false,
             "steps": [{"subject": "Hello {{ first_name }}", "text": "step1.txt"},
                       {"afterDays": 3, "subject": "Again", "text": "step1.txt"}]}
            """;

    @TempDir Path folder = Path.of("");

    @Test
    void everyCreditIsAccountedForAtEveryStep() throws IOException {
        try (MailServer server = new MailServer()) {
            Operator ann = operator(server);
            assertEquals(6_000L, Operator.number(ann.json("import", "contacts.csv"), "added"));
            ann.json("credits", "buy", "1500", "--reference", "INV-1");
            ann.balanceIs(1_500, 0, 0);

            Map<String, Object> upload = ann.json("upload", "spring");
            assertEquals(
                    List.of(2_000L, 6_000L, 1_500L, 500L, 0L),
                    numbers(upload, "requested", "matched", "uploaded", "short", "available"));
            assertTrue(ann.notices().contains("credits buy 500"), ann.notices());
            ann.balanceIs(0, 1_500, 0);

            ann.write("gone.txt", addresses(0, 100));
            Map<String, Object> removal =
                    ann.json(
                            "delete",
                            "contacts",
                            "--campaign",
                            "spring",
                            "--from",
                            "gone.txt",
                            "--yes");
            assertEquals(
                    List.of(100L, 100L, 0L), numbers(removal, "removed", "returned", "keptSpent"));
            ann.balanceIs(100, 1_400, 0);

            server.answer(WholeJobTest::refuseSome);
            Map<String, Object> sent = ann.json("send", "spring", "--connections", "4");
            assertEquals(
                    List.of(1_350L, 30L, 20L, 1_350L, 30L),
                    numbers(sent, "sent", "bounced", "deferred", "spent", "returned"));
            ann.balanceIs(130, 20, 1_350);

            server.answer(recipient -> MailServer.OK);
            ann.set("OUTLAY_NOW", "2026-03-03T09:00:00Z");
            sent = ann.json("send");
            assertEquals(List.of(20L, 0L), numbers(sent, "sent", "deferred"));
            ann.balanceIs(130, 0, 1_370);

            bounceTwentyFive(server);
            Map<String, Object> inbox = ann.json("inbox", "bounces");
            assertEquals(List.of(25L, 25L, 25L), numbers(inbox, "read", "bounces", "returned"));
            ann.balanceIs(155, 0, 1_345);
            assertEquals(0L, Operator.number(ann.json("inbox", "bounces"), "returned"));
            ann.balanceIs(155, 0, 1_345);

            ann.json("campaign", "create", "autumn", "--file", "campaign.json");
            ann.json("upload", "autumn", "--leads", "150");
            ann.balanceIs(5, 150, 1_345);
            Map<String, Object> deletion = ann.json("delete", "campaign", "autumn", "--yes");
            assertEquals(150L, Operator.number(deletion, "returned"));
            ann.balanceIs(155, 0, 1_345);

            assertEquals(1_370, recipientsOf(server).size());
            assertEquals(1_370, server.accepted().size());
            assertLogAddsUp(ann);
        }
    }

    private Operator operator(MailServer server) {
        Operator ann = new Operator(folder);
        ann.set("OUTLAY_TRANSPORT", server.url() + "?starttls=off");
        ann.set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
        ann.write("step1.txt", "Dear {{ first_name }}\n");
        ann.write("campaign.json", CAMPAIGN);
        ann.write(
                "contacts.csv",
                "email,first_name\n"
                        + IntStream.range(0, 6_000)
                                .mapToObj(i -> address(i) + ",Person " + i + "\n")
                                .collect(Collectors.joining()));
        ann.json("campaign", "create", "spring", "--file", "campaign.json");
        // The addresses' domains exist nowhere but here.
        ann.set("XDG_CONFIG_HOME", folder.resolve("config").toString());
        try {
            Files.createDirectories(folder.resolve("config/outlay"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        ann.write("config/outlay/outlay.properties", "send.validate=syntax\n");
        return ann;
    }

    private static String address(int number) {
        return "p" + number + "@" + (number % 50) + ".example";
    }

    private static String addresses(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> address(i) + "\n")
                .collect(Collectors.joining());
    }

    /** The hundred after the removed: 30 are refused, 20 are put off. */
    private static String refuseSome(String recipient) {
        int number = Integer.parseInt(recipient.substring(1, recipient.indexOf('@')));
        if (number >= 100 && number < 130) {
            return "550 5.1.1 no such user";
        }
        return number >= 130 && number < 150 ? "451 4.7.1 greylisted" : MailServer.OK;
    }

    private void bounceTwentyFive(MailServer server) throws IOException {
        Path bounces = Files.createDirectories(folder.resolve("bounces/new"));
        Files.createDirectories(folder.resolve("bounces/cur"));
        int number = 0;
        for (MailServer.Mail mail : server.accepted().subList(200, 225)) {
            Files.writeString(bounces.resolve("b" + number++), Dsn.of(mail));
        }
    }

    private static Set<String> recipientsOf(MailServer server) {
        return server.accepted().stream()
                .map(MailServer.Mail::recipient)
                .collect(Collectors.toSet());
    }

    /** Line by line: the balances after each line are those before it and its movement. */
    private static void assertLogAddsUp(Operator ann) {
        long available = 0;
        for (Map<String, Object> line : Operator.list(ann.json("credits", "log"), "entries")) {
            long credits = Operator.number(line, "credits");
            available +=
                    switch (String.valueOf(line.get("kind"))) {
                        case "purchase", "return" -> credits;
                        case "reserve" -> -credits;
                        default -> 0;
                    };
            assertEquals(available, Operator.number(line, "available"), line.toString());
        }
        assertEquals(155, available);
    }

    private static List<Long> numbers(Map<String, Object> fields, String... names) {
        return List.of(names).stream().map(name -> Operator.number(fields, name)).toList();
    }
}
