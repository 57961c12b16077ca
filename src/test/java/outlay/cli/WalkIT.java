package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does what the pages say that lead through something, from top to bottom in one shell. */
@Timeout(300)
final class WalkIT {
    private static final String NEXT = "--- next block";

    static Stream<Path> pages() {
        return Manual.read().pages().stream().filter(ManualPage::isWalk).map(ManualPage::file);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsWhatComesOut(Path file, @TempDir Path folder) throws IOException {
        List<ManualPage.Block> blocks = ManualPage.read(file).blocks();
        RealShell shell = new RealShell(folder);
        shell.export("export OUTLAY_NOW=2026-03-02T09:30:00Z");
        Files.copy(Path.of("samples/contacts.csv"), folder.resolve("contacts.csv"));
        StringBuilder script = new StringBuilder("set -e\nexec 2>&1\n");
        List<String> expected = new ArrayList<>();
        for (ManualPage.Block block : blocks) {
            if (block.language().equals("sh")) {
                script.append("echo '" + NEXT + "'\n").append(block.text()).append('\n');
                expected.add("");
            } else {
                assertFalse(expected.isEmpty(), "output before a command");
                expected.set(expected.size() - 1, block.text());
            }
        }
        RealShell.Answer answer = shell.run(script.toString());
        assertEquals(0, answer.exitCode(), answer::toString);
        String[] outputs = answer.out().split(NEXT + "\n", -1);
        assertEquals(expected.size(), outputs.length - 1);
        for (int i = 0; i < expected.size(); i++) {
            String output = outputs[i + 1];
            expected.get(i)
                    .lines()
                    .forEach(
                            line ->
                                    assertTrue(
                                            output.lines().anyMatch(line::equals),
                                            line + "\n" + output));
        }
    }
}
