package outlay.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.db.OnBothEngines;

/** The report as text; what a browser makes of it shows {@code ReportIT}. */
@OnBothEngines
final class ReportTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028\"'&";

    private final Operator operator;

    ReportTest(@TempDir Path folder) {
        this.operator = new Operator(folder).set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
    }

    @BeforeEach
    void makeWorld() {
        operator.write("hello.txt", "Hello.\n");
        operator.write(
                "contacts.csv", "email\nann@acme.example\nbob@acme.example\ncyd@beta.example\n");
        run("import", "contacts.csv");
        operator.set("OUTLAY_NOW", "2026-02-28T09:00:00Z");
        run("credits", "buy", "4", "--expires", "2026-02-28", "--reference", "INV-2039");
        run("credits", "buy", "8", "--expires", "2026-03-31", "--reference", "INV-2040");
        operator.set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
        run("credits", "buy", "2", "--expires", "2026-03-31");
        run("credits", "buy", "10", "--reference", "INV-2041 " + HOSTILE);
        create("spring");
        create(HOSTILE);
        run("send", "spring", "--transport", "maildir:mail", "--limit", "1");
        run("delete", "contacts", "--campaign", HOSTILE, "cyd@beta.example", "--yes");
    }

    private void create(String name) {
        create(name, "--from", "n@ferry.example");
    }

    private void create(String name, String by, String sender) {
        run("campaign", "create", name, by, sender, "--subject", "Hi", "--text", "hello.txt");
        run("campaign", "update", name, "--not-commercial");
        run("upload", name);
    }

    @Test
    void saysWhatOtherCommandsSay() {
        String text = text(report());
        Map<String, Object> balance = operator.json("credits", "balance");
        for (String state : List.of("available", "reserved", "spent", "expired", "purchased")) {
            assertTrue(text.contains(state + " " + balance.get(state)), text);
        }
        assertTrue(text.contains("uploaded 3 reserved 2 spent 1 returned 0"), text);
        assertTrue(text.contains("uploaded 3 reserved 2 spent 0 returned 1"), text);
        assertTrue(text.contains("contact-removed 1"), text);
        assertTrue(text.contains("active 2 finished 1 nothing-sent 2 step-1-sent 1"), text);
    }

    /** Of what has lapsed, and of what never will, nothing lapses any more. */
    @Test
    void saysWhatLapsesWhen() {
        String text = text(report());
        assertTrue(text.contains("Next to lapse: 5 credits, after 2026-03-31"), text);
        assertTrue(
                text.contains("last day credits reference 2026-03-31 3 INV-2040 2026-03-31 2 "),
                text);
        assertEquals(3, text.split("INV-2040", -1).length, text);
        run("credits", "buy", "1", "--expires", "2026-03-30");
        assertTrue(text(report()).contains("Next to lapse: 1 credit, after 2026-03-30"));
        operator.set("OUTLAY_NOW", "2026-04-01T00:00:00Z");
        assertFalse(report().contains("to lapse"));
        assertFalse(report().contains("What lapses when"));
    }

    /** Credits do not last longer than their last day, however little is sent. */
    @Test
    void countsWhatLapsesAmongWhatGoes(@TempDir Path other) {
        Operator buyer = new Operator(other).set("OUTLAY_NOW", "2026-03-02T09:00:00Z");
        buyer.text(0, "credits", "buy", "3", "--expires", "2026-03-30");
        String lasting = "No credit left, by the forecast: 2026-03-31 00:00:00";
        assertTrue(text(report(buyer)).contains(lasting));
        buyer.text(0, "credits", "buy", "1", "--expires", "2026-03-31");
        assertTrue(text(report(buyer)).contains("Enough for the next 30 days"));
    }

    /** Each day and each line of the log has all of the balance. */
    @Test
    void saysWhatHasExpired() {
        String text = text(report());
        assertTrue(text.contains("2026-03-02 15 4 1 4 2026-02-28 12 0 0 0 "), text);
        assertTrue(text.contains("expire 4 available INV-2039 4 8 0 0 4 "), text);
        assertTrue(report().contains(",8,0,0,4],"));
    }

    /** What a server refuses was tried: no more than all of it bounces. */
    @Test
    void tellsWhichShareBounced() {
        MailServer server = new MailServer();
        server.answer(to -> to.startsWith("ann@") ? MailServer.OK : "550 5.1.1 no such user");
        run("mailbox", "add", "nadia", "--from", "n@ferry.example", "--transport", server.url());
        create("summer", "--mailbox", "nadia");
        run("send", "summer", "--validate", "syntax");
        String text = text(report());
        assertTrue(text.contains(" nadia active 1 no limit 1 0 0.0 % 2 66.7 % "), text);
    }

    @Test
    void groupsTheLogAsItsCommandDoes() {
        String page = report();
        String table = page.substring(page.indexOf("id=\"log-lines\""));
        List<Map<String, Object>> entries =
                Operator.list(operator.json("credits", "log"), "entries");
        assertEquals(entries.size(), table.split("<tr role=\"row\">", -1).length - 2);
    }

    @Test
    void masksAddressesUnlessAskedFor() {
        assertFalse(report().contains("ann@acme.example"));
        assertTrue(report().contains("a•••@acme.example"));
        assertTrue(report("--addresses").contains("ann@acme.example"));
    }

    @Test
    void leavesOtherCampaignsOut() {
        String page = report("--campaign", "spring");
        assertFalse(page.contains("onerror"), page);
        assertFalse(text(page).contains("lapse"), page);
        assertFalse(text(page).contains("expired"), page);
        assertFalse(text(page).contains("Credits last"), page);
        assertFalse(text(page).contains("No credit left"), page);
        assertTrue(text(page).contains("Only campaign spring"), page);
        assertTrue(text(page).contains("The last email leaves on 2 March 2026."), page);
        assertTrue(text(page).contains("uploaded 3 reserved 2 spent 1 returned 0"), page);
    }

    /** A credit that came back has come back, also when it lapses at once. */
    @Test
    void addsUpWhenWhatComesBackLapses() {
        operator.set("OUTLAY_NOW", "2026-04-01T09:00:00Z");
        run("delete", "contacts", "--campaign", "spring", "bob@acme.example", "--yes");
        String text = text(report("--campaign", "spring"));
        assertTrue(text.contains("uploaded 3 reserved 1 spent 1 returned 1"), text);
        assertTrue(text.contains("expire 1 available spring INV-2040"), text);
    }

    /** Neither as an element, nor in an attribute, nor as the end of a script. */
    @Test
    void escapesWhatNamesSay() {
        String page = report();
        assertTrue(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"), page);
        assertFalse(page.contains("<img"), page);
        assertEquals(2, page.split("</script>", -1).length - 1);
    }

    @Test
    void isPrivateAndReplacesAFile() throws IOException {
        Path file = operator.write("report.html", "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, Object> json = operator.json("report", "--html", "report.html");
        assertEquals("report.html", json.get("file"));
        assertEquals(Files.size(file), Operator.number(json, "bytes"));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** Returns what a reader reads: no elements, each space one. */
    private static String text(String page) {
        return page.replaceAll("(?s)<(script|style)\\b.*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private String report(String... options) {
        return report(operator, options);
    }

    private static String report(Operator operator, String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "report";
        words[1] = "--html";
        words[2] = "-";
        System.arraycopy(options, 0, words, 3, options.length);
        return operator.text(0, words);
    }

    private void run(String... words) {
        operator.text(0, words);
    }
}
