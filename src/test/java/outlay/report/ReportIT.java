package outlay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import outlay.credit.PurchaseTerms;
import outlay.credit.Purchases;
import outlay.db.Database;
import outlay.story.Operator;

/** The report as somebody sees, hears and handles it. Needs Debian's package chromium. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportIT {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028\"'&";
    private static final int LINES = 100_000;
    private static final int TAB = 9;
    private static final int END = 35;
    private static final int HOME = 36;
    private static final int ARROW_LEFT = 37;
    private static final int ARROW_RIGHT = 39;

    private final Path folder;
    private final Operator operator;
    private final Chromium browser;

    ReportIT(@TempDir Path folder, @TempDir Path profile) throws Exception {
        assumeTrue(
                Chromium.isInstalled() || "true".equals(System.getenv("CI")), "no chromium here");
        this.folder = folder;
        this.operator = new Operator(folder);
        makeWorld();
        this.browser = Chromium.start(profile);
    }

    /**
     * Two weeks of a campaign, with a reply and a bounce, whose credit lapses at once, and one that
     * is called ill names.
     */
    private void makeWorld() throws IOException {
        operator.write("hello.txt", "Hello.\n");
        StringBuilder contacts = new StringBuilder("email\n");
        for (int i = 0; i < 40; i++) {
            contacts.append("person").append(i).append("@acme").append(i).append(".example\n");
        }
        operator.write("contacts.csv", contacts.toString());
        at("2026-03-01T09:00:00Z");
        run("credits", "buy", "6", "--expires", "2026-03-01", "--reference", "INV-2038");
        at("2026-03-02T09:00:00Z");
        run("import", "contacts.csv");
        run("credits", "buy", "30", "--expires", "2026-03-10", "--reference", "INV-2039");
        run("credits", "buy", "100", "--expires", "2026-04-30", "--reference", "INV-2040");
        run("credits", "buy", "90", "--reference", "INV-2041 " + HOSTILE);
        run(
                "mailbox",
                "add",
                HOSTILE.replace("\u2028", ""),
                "--from",
                "n@ferry.example",
                "--per-day",
                "5");
        operator.write(
                "spring.json",
                """
                {"mailboxes": ["%s"], "commercial": false, "steps": [
                  {"subject": "Hi", "text": "hello.txt", "variants": [
                    {"name": "a", "subject": "Hi"}, {"name": "b", "subject": "Ho"}]},
                  {"afterDays": 3, "text": "hello.txt"}]}
                """
                        .formatted(HOSTILE.replace("\u2028", "").replace("\"", "\\\"")));
        run("campaign", "create", "spring", "--file", "spring.json");
        run("campaign", "create", HOSTILE, "--file", "spring.json");
        run("campaign", "create", "gone", "--file", "spring.json");
        run("upload", "spring");
        run("upload", HOSTILE, "--leads", "10");
        run("upload", "gone", "--leads", "7");
        run("delete", "campaign", "gone", "--yes");
        run("campaign", "start", "spring");
        for (int day = 2; day < 14; day++) {
            at("2026-03-%02dT09:00:00Z".formatted(day));
            run("send", "--transport", "maildir:mail");
        }
        at("2026-03-14T09:00:00Z");
        answer();
        run("inbox", "answers");
        run("credits", "buy", "5", "--expires", "2026-03-29", "--reference", "INV-2042");
    }

    /** Of the first two emails one is answered, the other comes back. */
    private void answer() throws IOException {
        Files.createDirectory(folder.resolve("answers"));
        try (Stream<Path> mails = Files.list(folder.resolve("mail/new"))) {
            List<Path> all = mails.sorted().toList();
            String mail = Files.readString(all.get(0));
            operator.write(
                    "answers/1.eml",
                    "From: "
                            + header(mail, "To")
                            + "\nTo: n@ferry.example\nSubject: Re: Hi\nIn-Reply-To: "
                            + header(mail, "Message-ID")
                            + "\n\nYes, please.\n");
            operator.write("answers/2.eml", bounce(Files.readString(all.get(1))));
        }
    }

    private static String bounce(String mail) {
        return """
                From: MAILER-DAEMON@mx.example
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """
                .formatted(header(mail, "To"), header(mail, "Message-ID"));
    }

    private static String header(String mail, String name) {
        return mail.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    private void at(String time) {
        operator.set("OUTLAY_NOW", time);
    }

    private void run(String... words) {
        operator.text(0, words);
    }

    @AfterAll
    void end() throws IOException {
        browser.close();
    }

    private Path report(String... options) {
        List<String> words = new ArrayList<>(List.of("report", "--html", "report.html"));
        words.addAll(List.of(options));
        run(words.toArray(String[]::new));
        return folder.resolve("report.html");
    }

    @Test
    void asksForNothingAndComplainsOfNothing() throws Exception {
        Path page = report();
        browser.look(1400, "light");
        browser.open(page);
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(page.toUri().toString()), browser.requests());
        assertEquals(5, browser.js("document.querySelectorAll('canvas').length").asInt());
    }

    @Test
    void hasTheFiguresOfTheCommands() throws Exception {
        browser.open(report());
        String text = text("document.body.innerText").replaceAll("\\s+", " ");
        Map<String, Object> balance = operator.json("credits", "balance");
        assertTrue(
                text.contains(balance.get("available") + " available")
                        || text.contains("available " + balance.get("available")),
                text);
        for (String state : List.of("reserved", "spent", "expired", "purchased")) {
            assertTrue(text.contains(state + " " + balance.get(state)), text);
        }
        assertEquals(7, Operator.number(balance, "expired"));
        assertTrue(
                text.contains("last day credits reference 2026-03-29 5 INV-2042 2026-04-30 81"),
                text);
        for (Map<String, Object> campaign : Operator.list(operator.json("status"), "campaigns")) {
            String card = card(String.valueOf(campaign.get("campaign")));
            figures(campaign, "statuses").forEach((name, count) -> assertHas(card, name, count));
            figures(campaign, "phases").forEach((name, count) -> assertHas(card, name, count));
            assertHas(card, "due now", campaign.get("due"));
        }
        assertTrue(card("spring").contains("uploaded 40"), text);
        assertTrue(card("spring").contains("sent 60 replies 1 bounces 1"), card("spring"));
        assertTrue(card("gone").contains("campaign-deleted 7"), text);
    }

    /** Each campaign's funnel adds up, whatever it has been through. */
    @Test
    void addsUp() throws Exception {
        browser.open(report());
        JsonNode funnels =
                browser.js(
                        "[...document.querySelectorAll('.funnel')].map(f => Object.fromEntries("
                                + "[...f.querySelectorAll('.stage')].map(s => [s.querySelector('dt')"
                                + ".textContent, Number(s.querySelector('data').value)])))");
        assertEquals(3, funnels.size());
        for (JsonNode each : funnels) {
            int parts =
                    each.get("reserved").asInt()
                            + each.get("spent").asInt()
                            + each.get("returned").asInt();
            assertEquals(each.get("uploaded").asInt(), parts, each::toString);
        }
    }

    @Test
    void findsWhatTheLogSays() throws Exception {
        browser.open(report());
        List<Map<String, Object>> entries =
                Operator.list(operator.json("credits", "log"), "entries");
        assertEquals(entries.size(), rows());
        find("campaign-deleted");
        assertEquals(1, rows());
        assertEquals(
                "1 of " + entries.size() + " lines",
                text("document.querySelector('#found').textContent"));
        find("inv-2041 onerror");
        assertEquals(1, rows());
        find("SPRING reserve");
        assertTrue(text("document.querySelector('#log-lines tbody').innerText").contains("spring"));
        find("nothing like that");
        assertEquals(0, rows());
        find("");
        assertEquals(entries.size(), rows());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void harmsNobodyWhateverNamesSay() throws Exception {
        browser.open(report("--addresses"));
        find(HOSTILE.substring(0, 12));
        assertEquals(0, browser.js("document.querySelectorAll('img').length").asInt());
        assertEquals(2, browser.js("document.scripts.length").asInt());
        assertEquals(List.of(), browser.complaints());
        assertTrue(card(HOSTILE).contains("uploaded 10"));
    }

    @Test
    void isReachedByKeys() throws Exception {
        browser.open(report());
        List<String> reached = new ArrayList<>();
        while (!reached.contains("BODY") && reached.size() < 100) {
            browser.key("Tab", TAB);
            reached.add(
                    text(
                            "document.activeElement.id || document.activeElement.getAttribute('role')"
                                    + " || document.activeElement.tagName"));
        }
        assertEquals("A", reached.get(0));
        assertEquals(3, reached.stream().filter("slider"::equals).count(), reached::toString);
        assertTrue(reached.contains("find"), reached::toString);
    }

    @Test
    void tellsByKeysWhatAChartShows() throws Exception {
        browser.open(report());
        browser.js("document.querySelector('[data-plot=emails] [role=slider]').focus()");
        String said = "document.activeElement.getAttribute('aria-valuetext')";
        String last = text(said);
        assertTrue(last.matches("2026-03-\\d\\d: sent \\d+, replies \\d+, bounces \\d+"), last);
        browser.key("ArrowLeft", ARROW_LEFT);
        assertTrue(text(said).compareTo(last) < 0, text(said));
    }

    @Test
    void drawsWhatHasExpired() throws Exception {
        browser.open(report());
        String legend = text("document.querySelector('[data-plot=credits] .legend').innerText");
        assertTrue(legend.contains("expired"), legend);
        browser.js("document.querySelector('[data-plot=credits] [role=slider]').focus()");
        browser.key("Home", HOME);
        browser.key("ArrowRight", ARROW_RIGHT);
        String said = text("document.activeElement.getAttribute('aria-valuetext')");
        assertTrue(said.matches("2026-03-02: available \\d+, .*, expired 6"), said);
    }

    /** What lapses in the days of the forecast is gone behind its last day. */
    @Test
    void drawsWhatWillLapse() throws Exception {
        browser.open(report());
        browser.js("document.querySelector('[data-plot=credits] [role=slider]').focus()");
        browser.key("End", END);
        assertTrue(said().startsWith("2026-03-30: "), said());
        int last = left();
        browser.key("ArrowLeft", ARROW_LEFT);
        assertEquals(5, left() - last);
    }

    private String said() throws Exception {
        return text("document.activeElement.getAttribute('aria-valuetext')");
    }

    private int left() throws Exception {
        assertTrue(said().matches(".*: left by the forecast \\d+"), said());
        return Integer.parseInt(said().substring(said().lastIndexOf(' ') + 1));
    }

    /** Neither too narrow, nor too pale, nor unnamed, on any screen in any light. */
    @Test
    void isForEverybody() throws Exception {
        for (String options : List.of("", "spring")) {
            Path page = options.isEmpty() ? report() : report("--campaign", options);
            for (int width : new int[] {380, 800, 1400}) {
                for (String scheme : List.of("light", "dark")) {
                    browser.look(width, scheme);
                    browser.open(page);
                    String where = options + " " + width + " " + scheme;
                    assertTrue(
                            browser.js("document.documentElement.scrollWidth").asInt() <= width,
                            where);
                    browser.js(axe() + ";0");
                    assertEquals("[]", text(VIOLATIONS), where);
                }
            }
        }
    }

    private static final String VIOLATIONS =
            "axe.run(document, {resultTypes: ['violations']}).then(result =>"
                    + " JSON.stringify(result.violations.map(each => [each.id, each.nodes[0].html])))";

    private static String axe() throws IOException {
        String name = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
        try (InputStream in = Objects.requireNonNull(ReportIT.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isQuickWithAHundredThousandLines(@TempDir Path other) throws Exception {
        try (Database database =
                Database.openOrCreate(other.resolve("outlay.db"), Clock.systemUTC())) {
            database.write(
                    tx -> {
                        for (int i = 0; i < LINES; i++) {
                            Purchases.buy(tx, 1, PurchaseTerms.of("INV-" + i));
                        }
                        return 0;
                    });
        }
        new Operator(other).text(0, "report", "--html", "report.html");
        assertTrue(Files.size(other.resolve("report.html")) < 12_000_000);
        browser.open(other.resolve("report.html"));
        assertEquals(
                "The last 100 of 100,000 lines",
                text("document.querySelector('#found').textContent"));
        find("x");
        double took =
                browser.js(
                                "(async () => { const begun = performance.now(); const find ="
                                        + " document.querySelector('#find'); find.value = 'inv-99999';"
                                        + " find.dispatchEvent(new Event('input')); await new Promise("
                                        + "done => requestAnimationFrame(() => setTimeout(done)));"
                                        + " return performance.now() - begun; })()")
                        .asDouble();
        assertEquals("1 of 100,000 lines", text("document.querySelector('#found').textContent"));
        assertTrue(took < 1_000, () -> "searched for " + took + " ms");
        assertEquals(List.of(), browser.complaints());
    }

    private void find(String words) throws Exception {
        browser.js(
                "document.querySelector('#find').value = ''; document.querySelector('#find').focus()");
        browser.type(words);
        browser.js(
                "document.querySelector('#find').dispatchEvent(new Event('input')); new Promise("
                        + "done => requestAnimationFrame(() => setTimeout(done)))");
    }

    private int rows() throws Exception {
        return browser.js("document.querySelectorAll('#log-lines tbody tr').length").asInt();
    }

    /** Returns what stands in the card of a campaign, with one space between words. */
    private String card(String campaign) throws Exception {
        JsonNode cards =
                browser.js(
                        "[...document.querySelectorAll('.campaign')].map(card =>"
                                + " [card.querySelector('bdi').textContent, card.innerText])");
        for (JsonNode each : cards) {
            if (each.get(0).asText().equals(campaign)) {
                return each.get(1).asText().replaceAll("\\s+", " ") + " ";
            }
        }
        throw new AssertionError("no card of " + campaign + ": " + cards);
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as names
    private static Map<String, Object> figures(Map<String, Object> campaign, String name) {
        return (Map<String, Object>) Objects.requireNonNull(campaign.get(name), name);
    }

    private static void assertHas(String card, String name, @Nullable Object count) {
        assertTrue(
                card.contains(" " + name + " " + count + " "),
                () -> name + " " + count + ": " + card);
    }

    private String text(String expression) throws Exception {
        return browser.js(expression).asText();
    }
}
