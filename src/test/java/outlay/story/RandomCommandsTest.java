package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Programs;
import outlay.cli.RealShell;
import outlay.db.OnBothEngines;

/** Commands in random order, seeded: whatever is done in whatever order, the credits add up. */
@OnBothEngines
final class RandomCommandsTest {
    private static final int CONTACTS = 60;
    private static final int COMMANDS = 40;
    private static final List<String> CAMPAIGNS = List.of("one", "two");

    @TempDir Path folder = Path.of("");

    private final MailServer server = new MailServer();
    private final Set<String> created = new HashSet<>();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private long bought;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theCreditsAddUpAfterEachCommand(long seed) throws IOException {
        live(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void hledgerHasTheSameBalancesAtTheEndOfEachDay(long seed) throws IOException {
        Programs.assumeInstalled("hledger");
        Operator ann = live(seed);
        ann.write("log.journal", ann.text(0, "credits", "log", "--format", "hledger"));
        List<String[]> table = hledger("log.journal");
        String[] days = table.get(0);
        assertTrue(days.length > 15, "days: " + days.length);
        for (int day = 1; day < days.length; day++) {
            Map<String, Object> balance = ann.json("credits", "balance", "--as-of", days[day]);
            for (String pocket : List.of("available", "reserved", "spent", "expired")) {
                assertEquals(
                        Operator.number(balance, pocket),
                        amount(table, "credits:" + pocket, day),
                        pocket + " on " + days[day]);
            }
        }
    }

    /** Returns a column for each day, and a row for each account. */
    private List<String[]> hledger(String journal) throws IOException {
        // It reads files in the encoding of the locale.
        RealShell.Answer table =
                new RealShell(folder)
                        .run(
                                "LC_ALL=C.UTF-8 hledger -f %s balance credits: --daily --historical"
                                                .formatted(journal)
                                        + " --flat -O csv");
        assertEquals(0, table.exitCode(), table::toString);
        return table.out().lines().map(line -> line.replace("\"", "").split(",")).toList();
    }

    private static long amount(List<String[]> table, String account, int day) {
        return table.stream()
                .filter(row -> row[0].equals(account))
                .map(row -> Long.valueOf(row[day].replace(" credits", "")))
                .findFirst()
                .orElse(0L);
    }

    private Operator live(long seed) throws IOException {
        Random random = new Random(seed);
        Operator ann = operator();
        server.answer(recipient -> answer(recipient.hashCode() + now.getEpochSecond() / 86_400));
        try (server) {
            for (int step = 0; step < COMMANDS; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(40)));
                ann.set("OUTLAY_NOW", now.toString());
                command(ann, random);
                assertAddsUp(ann);
            }
        }
        return ann;
    }

    private Operator operator() {
        Operator ann = new Operator(folder);
        ann.set("OUTLAY_TRANSPORT", server.url());
        ann.write("text.txt", "Dear {{ first_name }}\n");
        ann.write(
                "campaign.json",
                """
                {"from": "ann@s.example", "bounceAddress": "b@s.example", "commercial": false,
                 "bounceLimit": {"percent": 100, "atLeast": 1000},
                 "steps": [{"subject": "One", "text": "text.txt"},
                           {"afterDays": 2, "subject": "Two", "text": "text.txt"}]}
                """);
        ann.write(
                "contacts.csv",
                "email,first_name\n"
                        + IntStream.range(0, CONTACTS)
                                .mapToObj(i -> address(i) + ",Person" + i + "\n")
                                .collect(Collectors.joining()));
        ann.json("import", "contacts.csv");
        return ann;
    }

    private static String address(int number) {
        return "p" + number + "@x" + number % 7 + ".example";
    }

    private static String answer(long chance) {
        return switch (Math.floorMod(chance, 8)) {
            case 0 -> "550 5.1.1 no such user";
            case 1 -> "550 5.7.1 blocked";
            case 2 -> "451 4.7.1 later";
            default -> MailServer.OK;
        };
    }

    private void command(Operator ann, Random random) throws IOException {
        String campaign = CAMPAIGNS.get(random.nextInt(CAMPAIGNS.size()));
        int chosen = random.nextInt(10);
        if (chosen == 0) {
            int credits = 1 + random.nextInt(20);
            List<String> buy = new ArrayList<>(List.of("credits", "buy", "" + credits));
            if (random.nextBoolean()) {
                Instant last = now.plus(Duration.ofDays(random.nextInt(10)));
                buy.addAll(List.of("--expires", last.toString().substring(0, 10)));
            }
            ann.json(buy.toArray(String[]::new));
            bought += credits;
        } else if (!created.contains(campaign)) {
            ann.json("campaign", "create", campaign, "--file", "campaign.json");
            created.add(campaign);
        } else if (chosen <= 3) {
            long before = Operator.number(ann.json("credits", "balance"), "available");
            String leads = "" + random.nextInt(12);
            List<String> upload =
                    new ArrayList<>(
                            List.of("upload", campaign, "--leads", leads, "--if-short", "buy"));
            if (random.nextBoolean()) {
                upload.add("--again");
            }
            Map<String, Object> result = ann.json(upload.toArray(String[]::new));
            bought += Math.max(0, Operator.number(result, "uploaded") - before);
        } else if (chosen <= 6) {
            ann.json("send", campaign, "--validate", "syntax", "--connections", "2");
        } else if (chosen == 7) {
            bounce(random);
            ann.json("inbox", "bounces");
        } else if (chosen == 8) {
            ann.json("suppress", "add", address(random.nextInt(CONTACTS)));
        } else if (random.nextInt(4) == 0) {
            ann.json("delete", "campaign", campaign, "--yes");
            created.remove(campaign);
        } else {
            ann.json("delete", "contacts", "--campaign", campaign, "--title", "nobody", "--yes");
            ann.json("delete", "contacts", "--campaign", campaign, "--unsent", "--yes");
        }
    }

    private void bounce(Random random) throws IOException {
        Files.createDirectories(folder.resolve("bounces/cur"));
        Path bounces = Files.createDirectories(folder.resolve("bounces/new"));
        if (!server.accepted().isEmpty()) {
            MailServer.Mail mail = server.accepted().get(random.nextInt(server.accepted().size()));
            Files.writeString(bounces.resolve("b" + now.getEpochSecond()), Dsn.of(mail));
        }
    }

    private void assertAddsUp(Operator ann) {
        assertEquals("", ann.text(0, "credits", "check"));
        Map<String, Object> balance = ann.json("credits", "balance");
        assertEquals(bought, Operator.number(balance, "purchased"));
        assertEquals(
                bought,
                Operator.number(balance, "available")
                        + Operator.number(balance, "reserved")
                        + Operator.number(balance, "spent")
                        + Operator.number(balance, "expired"));
    }
}
