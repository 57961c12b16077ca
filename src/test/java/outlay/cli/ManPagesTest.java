package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Programs;
import picocli.CommandLine.Model.OptionSpec;

/** What man(1) shows says what the commands say. */
final class ManPagesTest {
    private static final Map<String, String> PAGES =
            ManPages.all(Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void tellEveryCommandEveryOptionAndEveryExample() {
        List<String> missing = new ArrayList<>();
        for (String words : Commands.leaves()) {
            String page = PAGES.getOrDefault("outlay-" + words.split(" ", -1)[0] + ".1", "");
            List<String> wanted = new ArrayList<>(List.of("outlay " + words));
            for (OptionSpec option : Commands.options(words)) {
                if (!option.hidden()) {
                    wanted.add(option.longestName());
                }
            }
            var usage = Commands.specification(words).usageMessage();
            for (String example : usage.footer()) {
                wanted.add(example.strip());
            }
            wanted.addAll(usage.exitCodeList().values());
            wanted.removeIf(each -> page.contains(Roff.escaped(each)));
            wanted.forEach(each -> missing.add(words + ": " + each));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void haveOneForEachFirstWordAndOneForAll() {
        List<String> expected = new ArrayList<>(List.of("outlay.1"));
        Commands.below("").forEach(word -> expected.add("outlay-" + word + ".1"));
        assertEquals(expected.stream().sorted().toList(), List.copyOf(PAGES.keySet()));
    }

    @Test
    void knowTheExitCodesAndVariablesOfTheManual() {
        String page = PAGES.getOrDefault("outlay.1", "");
        List<String> missing = new ArrayList<>();
        Matcher known =
                Pattern.compile("(?m)^\\| (\\d+)|`([A-Z]+_\\w+)`")
                        .matcher(
                                Manual.read().section("Exit codes")
                                        + Manual.read().section("Environment"));
        while (known.find()) {
            String word = known.group(1) == null ? known.group(2) : known.group(1);
            if (!page.contains("\\fB" + word + "\\fR")) {
                missing.add(word);
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(page.contains("OUTLAY_DB"), page);
    }

    @Test
    void saySignsThatGroffWouldPrintAsOthers() {
        assertEquals(
                ".PP\n\\(aqa\\(aq \\-\\-b \\(dqc\\(dq\n\\&.d \\ee\n",
                new Roff().paragraph("'a' --b \"c\"\n.d \\e").toString());
    }

    @Test
    void areReadByGroffWithoutAWord(@TempDir Path folder) throws Exception {
        Programs.assumeInstalled("groff");
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
            Path said = folder.resolve("said");
            Process groff =
                    new ProcessBuilder("groff", "-ww", "-man", "-Tutf8", file.toString())
                            .redirectError(said.toFile())
                            .start();
            byte[] printed = groff.getInputStream().readAllBytes();
            assertEquals(0, groff.waitFor(), page.getKey());
            assertEquals("", Files.readString(said), page.getKey());
            assertFalse(new String(printed, StandardCharsets.UTF_8).isBlank(), page.getKey());
        }
    }
}
