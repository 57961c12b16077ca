package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Programs;
import outlay.output.Json;

/**
 * The samples do what they say, run by what runs them: sh, systemd, Prometheus, and a web server's
 * surroundings. {@code ExamplesIT} runs the lines of those that are lines.
 */
@Timeout(300)
final class SamplesIT {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
    private static final String SCRIPTS = SAMPLES + "/*.sh " + SAMPLES + "/*.cgi";
    private static final String BACKUP = SAMPLES + "/nightly-backup.sh ";
    private static final String EXPORT = SAMPLES + "/crm-export.sh ";
    private static final String TOKEN = "ol" + "a2".repeat(12);
    private static final String UNSUBSCRIBED = "You will hear no more from us.";

    private final Path folder;
    private final RealShell shell;

    SamplesIT(@TempDir Path folder) {
        this.folder = folder;
        this.shell = new RealShell(folder);
    }

    @BeforeEach
    void begin() {
        shell.export("export OUTLAY_DB=outlay.db");
    }

    private String run(int code, String line) throws IOException {
        RealShell.Answer answer = shell.run(line);
        assertEquals(code, answer.exitCode(), () -> line + "\n" + answer);
        return answer.out();
    }

    @Test
    void areAllInTheirList() throws IOException {
        String list = Files.readString(SAMPLES.resolve("README.md"));
        Set<String> missing = new TreeSet<>(files(SAMPLES));
        missing.removeIf(name -> name.matches("README.md|step.*"));
        missing.removeIf(name -> list.contains("](" + name + ")"));
        assertEquals(Set.of(), missing);
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void areScriptsForEveryShell() throws IOException {
        run(0, "for each in " + SCRIPTS + "; do sh -n $each || exit; done");
        Programs.assumeInstalled("shellcheck");
        assertEquals("", run(0, "shellcheck -s sh " + SCRIPTS));
    }

    @Test
    void areUnitsThatSystemdTakes() throws IOException {
        Programs.assumeInstalled("systemd-analyze");
        run(0, "cp " + SAMPLES + "/outlay-*.service " + SAMPLES + "/outlay-*.timer .");
        run(0, "sed -i s,Start=outlay,Start=$(command -v outlay), *.service");
        run(0, "sed -i s,/usr/lib/outlay," + SAMPLES + ", *.service");
        assertEquals("", run(0, "systemd-analyze verify --man=no ./*.service ./*.timer 2>&1"));
    }

    @Test
    void areVariablesThatTheProgramKnows() throws IOException {
        String manual = Manual.read().section("Environment");
        for (String line : Files.readAllLines(SAMPLES.resolve("outlay.env"))) {
            String variable = line.replaceFirst("^#?(\\w+)=\\S+$", "$1");
            if (!variable.startsWith("# ")) {
                assertTrue(manual.contains("`" + variable + "`"), line);
            }
        }
    }

    @Test
    void keepACopyForEachOfTheLastDays() throws IOException {
        run(0, "outlay credits buy 5 && mkdir copies && touch copies/mine.db");
        run(0, "for day in 1 2 3; do touch copies/outlay-2026-01-0$day.db; done");
        run(0, "for day in 1 2 3; do touch copies/outlay-2026-01-0$day.head; done");
        assertEquals("", run(0, BACKUP + "copies 3"));
        String today = "outlay-" + run(0, "date +%F").strip();
        List<String> kept =
                List.of(
                        "mine.db",
                        "outlay-2026-01-02.db",
                        "outlay-2026-01-02.head",
                        "outlay-2026-01-03.db",
                        "outlay-2026-01-03.head",
                        today + ".db",
                        today + ".head");
        Path copies = folder.resolve("copies");
        assertEquals(kept, files(copies));
        run(
                0,
                "cd copies && outlay credits check --db "
                        + today
                        + ".db --head $(cat "
                        + today
                        + ".head)");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(copies.resolve(today + ".db"))));
        run(0, "outlay credits buy 5 && " + BACKUP + "copies 3");
        assertEquals(kept, files(copies), "once more on the same day");
        assertTrue(run(0, "outlay credits balance --db copies/" + today + ".db").contains("10"));
        run(2, BACKUP + "copies many");
    }

    @Test
    void keepNoCopyOfWhatIsNotSound() throws IOException {
        run(0, "outlay credits buy 5 && mkdir copies && touch copies/outlay-2026-01-01.db");
        run(0, "dd if=/dev/zero of=outlay.db bs=4096 seek=2 count=30 conv=notrunc");
        run(10, BACKUP + "copies 1");
        assertEquals(List.of("outlay-2026-01-01.db"), files(folder.resolve("copies")));
    }

    @Test
    void tellACrmWhatItWantsToKnow() throws IOException {
        shell.write(
                "people.csv",
                """
                email,first_name,company,country
                ann@acme.example,Ann,Acme,Germany
                bob@acme.example,Bob,=Acme,Germany
                cyd@acme.example,Cyd,Acme,France
                """);
        shell.write("german.json", "{\"include\":{\"country\":[\"Germany\"]}}");
        shell.write("hello.txt", "Hello.\n");
        run(0, "outlay import people.csv && outlay credits buy 5 && mkdir out");
        run(
                0,
                "outlay campaign create spring --from a@b.example --subject Hi --text hello.txt"
                        + " --not-commercial && outlay upload spring");
        run(0, "outlay suppress add bob@acme.example");
        assertEquals("", run(0, EXPORT + "german.json out/leads.csv spring"));
        assertEquals(
                """
                email,first_name,last_name,company,title,country,status
                ann@acme.example,Ann,,Acme,,Germany,active
                bob@acme.example,Bob,,'=Acme,,Germany,do-not-email
                """,
                Files.readString(folder.resolve("out/leads.csv")).replace("\r", ""));
        List<String> recipients = Files.readAllLines(folder.resolve("out/spring-recipients.csv"));
        assertEquals("email,company,status,phase,sent_at,mailbox,reason", recipients.get(0));
        assertEquals(4, recipients.size());
        run(5, EXPORT + "german.json out/leads.csv nothere");
    }

    /** Returns what a web server gets from the CGI, called as RFC 3875 says. */
    private String cgi(String method, String query) throws IOException {
        shell.write("query", query);
        return run(
                0,
                "QUERY_STRING=$(cat query) REQUEST_METHOD=%s OUTLAY_TOKENS=tokens %s/unsubscribe.cgi"
                        .formatted(method, SAMPLES));
    }

    private String tokens() throws IOException {
        Path file = folder.resolve("tokens");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void takeAOneClickUnsubscribe() throws IOException {
        String answer = cgi("POST", "token=" + TOKEN);
        assertTrue(answer.startsWith("Status: 200 OK\r\nContent-Type: text/html"), answer);
        assertTrue(answer.contains("\r\n\r\n") && answer.contains(UNSUBSCRIBED), answer);
        assertEquals(TOKEN + "\n", tokens());
        cgi("POST", TOKEN.toUpperCase(Locale.ROOT) + "&utm=" + "x".repeat(50));
        assertEquals((TOKEN + "\n").repeat(2), tokens());
        run(0, "outlay credits buy 1");
        String read = run(0, "outlay inbox --tokens tokens --json");
        assertTrue(read.contains("\"unmatched\":2"), read);
    }

    /** Programs that look into mail for dangers follow every link. */
    @ParameterizedTest
    @CsvSource({"GET, 200 OK", "HEAD, 200 OK", "DELETE, 405 Method Not Allowed", "'', 405 Method"})
    void takeNothingThatIsNoPost(String method, String status) throws IOException {
        String answer = cgi(method, "token=" + TOKEN);
        assertTrue(answer.startsWith("Status: " + status), answer);
        assertEquals(method.equals("GET"), answer.contains("<form method=post>"), answer);
        assertFalse(answer.contains(TOKEN), answer);
        assertEquals("", tokens());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token=",
                "token=ol",
                "token=$(touch hacked)",
                "token=`touch hacked`;touch hacked",
                "token='; touch hacked #",
                "-n --help %s%n%d \\c\\0",
                "<script>alert(1)</script>",
                "token=ola2a2a2a2a2a2a2a2a2a2a2a2z",
                "token=ol1111111111111111111111111",
                "ü\u0001\u001b[31m",
            })
    void takeNothingThatIsNoToken(String query) throws IOException {
        String answer = cgi("POST", query);
        assertTrue(answer.startsWith("Status: 400 Bad Request\r\n"), answer);
        assertFalse(answer.contains("script") || answer.contains("\u001b"), answer);
        assertEquals("", tokens());
        assertFalse(Files.exists(folder.resolve("hacked")));
    }

    @Test
    void readOnlyTheBeginningOfAVeryLongRequest() throws IOException {
        cgi("POST", "token=" + TOKEN + "&" + "a".repeat(60_000));
        assertEquals(TOKEN + "\n", tokens());
        cgi("POST", "a".repeat(60_000) + "&token=" + TOKEN);
        assertEquals(TOKEN + "\n", tokens());
    }

    @Test
    void askToComeAgainWhenTheTokenCannotBeKept() throws IOException {
        Files.createDirectory(folder.resolve("tokens"));
        String answer = cgi("POST", "token=" + TOKEN);
        assertTrue(answer.startsWith("Status: 503 Service Unavailable\r\n"), answer);
        assertTrue(answer.contains("\r\nRetry-After: 600\r\n"), answer);
        assertFalse(answer.contains(UNSUBSCRIBED), answer);
    }

    @Test
    void showMetricsThatThereAre() throws IOException {
        List<String> expressions = new ArrayList<>();
        collect(Json.parse(Files.readString(SAMPLES.resolve("grafana.json"))), expressions);
        assertEquals(8, expressions.size());
        String manual = Files.readString(Path.of("src/docs/sending.md"));
        for (String expression : expressions) {
            Pattern.compile("\\b(outlay|node)_\\w+")
                    .matcher(expression)
                    .results()
                    .forEach(name -> assertTrue(manual.contains(name.group()), name.group()));
        }
        Programs.assumeInstalled("promtool");
        shell.write(
                "rules.yml",
                expressions.stream()
                        .map(SamplesIT::rule)
                        .collect(
                                Collectors.joining("", "groups:\n- name: outlay\n  rules:\n", "")));
        run(0, "promtool check rules rules.yml");
    }

    /** Grafana puts its own variable in. */
    private static String rule(String expression) {
        String full = expression.replace("$campaign", ".*").replace("'", "''");
        return "  - {record: panel, expr: '%s', labels: {of: '%d'}}\n"
                .formatted(full, full.hashCode());
    }

    private static void collect(Object part, List<String> expressions) {
        if (part instanceof Map<?, ?> fields) {
            if (fields.get("expr") instanceof String expression) {
                expressions.add(expression);
            }
            fields.values().forEach(value -> collect(value, expressions));
        } else if (part instanceof List<?> all) {
            all.forEach(each -> collect(each, expressions));
        }
    }
}
