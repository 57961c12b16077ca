package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.cli.input.Environment;
import outlay.output.Streams;

/** {@code status --metrics} as Prometheus and its node exporter read it. */
final class MetricsTest {
    /** https://prometheus.io/docs/specs/om/open_metrics_spec/#abnf, as far as we use it. */
    private static final Pattern LINE =
            Pattern.compile(
                    "(?<sample>outlay_[a-z_]+)(\\{[a-z]+=\"(?<value>([^\\\\\"\n]|\\\\[\\\\\"n])*)\""
                            + "(,[a-z]+=\"([^\\\\\"\n]|\\\\[\\\\\"n])*\")*\\})? -?\\d+"
                            + "|# TYPE (?<type>outlay_[a-z_]+) gauge"
                            + "|# UNIT (?<unit>outlay_[a-z_]+_seconds) seconds"
                            + "|# HELP (?<help>outlay_[a-z_]+) [A-Za-z ,;]+\\."
                            + "|# EOF");

    private final Path folder;
    private final Instant begun = Instant.now();

    MetricsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("hello.txt"), "Hello.\n");
        Files.writeString(folder.resolve("contacts.csv"), "email\nann@acme.example\nb@c.example\n");
        run("import", "contacts.csv");
        run("credits", "buy", "5");
        line("mailbox add nadia --from n@ferrybridge.example --transport maildir:m --per-day 9");
        line("mailbox update nadia --per-hour 4");
        for (String name : List.of("Früh\"ling", "back\\slash")) {
            line("campaign create " + name + " --mailbox nadia --subject Hi --text hello.txt");
            line("campaign update " + name + " --not-commercial");
            line("upload " + name);
            line("campaign start " + name);
        }
        run("send", "--limit", "1");
    }

    @Test
    void isOpenMetrics() {
        String text = run("status", "--metrics", "-");
        assertTrue(text.endsWith("\n# EOF\n"), text);
        Set<String> begun = new HashSet<>();
        String family = "";
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            assertTrue(parts.matches(), line);
            if (parts.group("type") != null) {
                family = parts.group("type");
                assertTrue(begun.add(family), "twice: " + family);
            }
            for (String part : List.of("unit", "help", "sample")) {
                String name = parts.group(part);
                assertTrue(name == null || name.equals(family), line);
            }
        }
        assertTrue(begun.contains("outlay_oldest_due_timestamp_seconds"), text);
        assertTrue(text.contains("{campaign=\"Früh\\\"ling\"} 1"), text);
        assertTrue(text.contains("{campaign=\"back\\\\slash\"}"), text);
    }

    @Test
    void saysSinceWhenThoseWaitWhoWereNeverTried() {
        Matcher sample =
                Pattern.compile("outlay_oldest_due_timestamp_seconds\\{.*slash\"\\} (\\d+)")
                        .matcher(run("status", "--metrics", "-"));
        assertTrue(sample.find());
        long since = Long.parseLong(sample.group(1));
        assertTrue(begun.getEpochSecond() <= since && since <= Instant.now().getEpochSecond());
    }

    /** Needs Debian's package prometheus. */
    @Test
    void isWhatPromtoolAsksFor() throws Exception {
        boolean isInstalled =
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool")));
        assumeTrue(isInstalled, "promtool is not installed");
        run("status", "--metrics", "outlay.prom");
        Process promtool =
                new ProcessBuilder("promtool", "check", "metrics")
                        .redirectInput(folder.resolve("outlay.prom").toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", said);
        assertEquals(0, promtool.waitFor());
    }

    @Test
    void isForItsOwnerUntilSomebodyGivesItAnotherMode() throws IOException {
        Path file = folder.resolve("outlay.prom");
        run("status", "--metrics", "outlay.prom");
        assertEquals("rw-------", mode(file));
        assertEquals(run("status", "--metrics", "-"), Files.readString(file));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(file, "old");
        run("status", "Früh\"ling", "--metrics", "outlay.prom");
        assertEquals("rw-r--r--", mode(file));
        assertTrue(Files.readString(file).startsWith("# TYPE outlay_credits gauge\n"));
        assertFalse(Files.readString(file).contains("slash"));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void line(String words) {
        run(words.split(" ", -1));
    }

    /** Runs a command, which must not fail, and returns what it printed. */
    private String run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, err, false, false, false);
        Map<String, String> variables = Map.of("OUTLAY_DB", "outlay.db");
        int code = Main.run(new Environment(streams, variables, folder), words);
        assertEquals(0, code, err::toString);
        return out.toString(StandardCharsets.UTF_8);
    }
}
