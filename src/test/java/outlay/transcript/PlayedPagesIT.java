package outlay.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.AssertionFailedError;
import outlay.cli.RealShell;
import outlay.transcript.PlayedPage.Kind;
import outlay.transcript.PlayedPage.Step;

/**
 * Plays each page of the manual that shows what commands answer, from top to bottom: in one world,
 * or, where the page says so, with each section in a new copy of what stands before the first. With
 * {@code -Dtranscript.rewrite=true} today's answers are written into the page.
 */
@Timeout(600)
final class PlayedPagesIT {
    private static final String SECTIONS = "<!-- each section begins anew -->";
    private static final boolean REWRITE = Boolean.getBoolean("transcript.rewrite");
    private static final String ONLY = System.getProperty("transcript", "");

    @TempDir Path folder = Path.of("");

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> answersAsWritten() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/docs"))) {
            return pages.filter(page -> isPlayed(page))
                    .filter(page -> ONLY.isEmpty() || page.endsWith(ONLY + ".md"))
                    .sorted()
                    .map(page -> DynamicTest.dynamicTest("" + page, () -> play(page)))
                    .toList();
        }
    }

    private static boolean isPlayed(Path page) {
        try {
            return Files.readString(page).contains("```console");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void play(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        Path first = Files.createDirectories(folder.resolve(page.getFileName()).resolve("0"));
        World world = new World(first, "");
        world.prepare();
        World before = world;
        List<String> differences = new ArrayList<>();
        TreeMap<Integer, Answered> others = new TreeMap<>();
        for (Step step : PlayedPage.parse(lines).steps()) {
            if (step.kind() == Kind.SECTION && lines.contains(SECTIONS)) {
                world = before.copy(first.resolveSibling("" + step.line()));
            }
            List<String> answer = world.play(step);
            Expected expected = new Expected(step.rest());
            if (step.kind() == Kind.COMMAND && !expected.matches(answer)) {
                differences.add(page + ":" + (step.line() + 1) + ": " + step.text());
                differences.addAll(expected.diff(answer));
                others.put(step.answerAt(), new Answered(step.rest().size(), answer));
            }
        }
        if (REWRITE) {
            others.descendingMap().forEach((at, other) -> other.replace(lines, at));
            Files.write(page, lines);
        } else if (!differences.isEmpty()) {
            throw new AssertionFailedError("\n" + String.join("\n", differences));
        }
    }

    /** An answer that is another than that of the page, which has so many lines. */
    private record Answered(int lines, List<String> answer) {
        void replace(List<String> page, int at) {
            page.subList(at, at + lines).clear();
            page.addAll(at, answer);
        }
    }

    /** A folder, a shell in it, and what was exported so far. */
    private static final class World {
        private final RealShell shell;
        private String exports;

        World(Path folder, String exports) {
            this.shell = new RealShell(folder);
            this.exports = exports;
        }

        void prepare() throws IOException {
            must("cp -r " + Path.of("samples").toAbsolutePath() + " .");
            exports += "export OUTLAY_NOW=2026-03-02T09:00:00Z OUTLAY_TRANSPORT=maildir:mail\n";
        }

        World copy(Path to) throws IOException {
            must("cp -a . " + to);
            return new World(to, exports);
        }

        List<String> play(Step step) throws IOException {
            switch (step.kind()) {
                case FILE -> shell.write(step.text(), String.join("\n", step.rest()) + "\n");
                case SCRIPT -> must(step.text());
                case COMMAND -> {
                    RealShell.Answer answer = shell.run(exports + "exec 2>&1\n" + step.text());
                    keepExports(step.text());
                    String out = answer.out().replace(shell.folder().toString(), "/home/nadia");
                    return answer.exitCode() == step.exitCode()
                            ? out.lines().toList()
                            : (out + "exit code " + answer.exitCode()).lines().toList();
                }
                case SECTION -> {}
            }
            return List.of();
        }

        private void must(String script) throws IOException {
            RealShell.Answer answer = shell.run(exports + "set -eo pipefail\n" + script);
            assertEquals(0, answer.exitCode(), () -> script + "\n" + answer);
            keepExports(script);
        }

        private void keepExports(String script) {
            script.lines()
                    .filter(
                            line ->
                                    line.startsWith("export ")
                                            || line.matches("\\w+\\(\\) \\{.*\\}"))
                    .forEach(line -> exports += line + "\n");
        }
    }
}
