package outlay.transcript;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import outlay.db.Databases;
import outlay.transcript.Transcript.Block;
import outlay.transcript.Transcript.Kind;

/**
 * The transcripts of one folder as tests. With {@code -Dtranscript.rewrite=true} the answers of
 * today are written into those that expect others; {@code -Dtranscript=NAME} runs one.
 *
 * @param transcripts where they are
 * @param stage returns what plays one, in a folder of its own
 */
record Transcripts(Path transcripts, Function<Path, Stage> stage) {
    private static final boolean REWRITE = Boolean.getBoolean("transcript.rewrite");
    private static final String ONLY = System.getProperty("transcript", "");

    /** Returns those that are played without another process. */
    static Transcripts inThisProcess(Supplier<Databases> databases) {
        return new Transcripts(
                Path.of("src/test/resources/transcripts"),
                own -> new Session(own, databases.get()));
    }

    /** Says whether none is left out. */
    static boolean areAll() {
        return ONLY.isEmpty();
    }

    /** Returns a test for each; {@code folder} is a new one, for theirs. */
    List<DynamicTest> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(transcripts)) {
            List<DynamicTest> tests =
                    files.filter(file -> file.getFileName().toString().endsWith(".test"))
                            .filter(file -> ONLY.isEmpty() || ONLY.equals(name(file)))
                            .sorted()
                            .map(
                                    file ->
                                            DynamicTest.dynamicTest(
                                                    name(file), () -> run(file, folder)))
                            .toList();
            assertFalse(tests.isEmpty(), () -> "there is no transcript " + ONLY);
            return tests;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".test", "");
    }

    private void run(Path file, Path folder) throws IOException {
        Transcript transcript = Transcript.parse(Files.readAllLines(file));
        Path own = Files.createDirectory(folder.resolve(name(file)));
        List<Block> today = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        try (Stage session = stage.apply(own)) {
            for (Block block : transcript.blocks()) {
                today.add(play(session, block, file, differences));
            }
        }
        if (REWRITE) {
            Files.write(file, new Transcript(today).lines());
        } else if (!differences.isEmpty()) {
            throw new AssertionFailedError("\n" + String.join("\n", differences));
        }
    }

    private static Block play(Stage session, Block block, Path file, List<String> differences)
            throws IOException {
        if (block.kind() == Kind.FILE) {
            session.write(block.first().substring("file ".length()), unindented(block.rest()));
        }
        if (block.kind() != Kind.COMMAND) {
            return block;
        }
        Stage.Answer answer = session.run(block.first().substring(2), block.prefixed("< "));
        List<String> difference = difference(block, answer);
        if (difference.isEmpty()) {
            return block;
        }
        differences.add(file + ":" + block.line() + ": " + block.first());
        differences.addAll(difference);
        return block.with(written(block, answer));
    }

    /** Returns where the answer is not the expected one, with its surroundings. */
    private static List<String> difference(Block block, Stage.Answer answer) {
        Expected out = new Expected(block.plain());
        Expected err = new Expected(errors(block));
        List<String> codes = block.prefixed("=> ");
        String expectedCode = codes.isEmpty() ? "0" : codes.get(0);
        List<String> difference = new ArrayList<>();
        if (!out.matches(answer.out())) {
            difference.addAll(out.diff(answer.out()));
        }
        if (!err.matches(answer.err())) {
            err.diff(answer.err())
                    .forEach(line -> difference.add(line.charAt(0) + " ! " + line.substring(2)));
        }
        if (!expectedCode.equals(Integer.toString(answer.exitCode()))) {
            difference.add("- => " + expectedCode);
            difference.add("+ => " + answer.exitCode());
        }
        return difference;
    }

    private static List<String> errors(Block block) {
        return block.rest().stream()
                .filter(line -> line.equals("!") || line.startsWith("! "))
                .map(line -> line.substring(Math.min(2, line.length())))
                .toList();
    }

    private static List<String> written(Block block, Stage.Answer answer) {
        List<String> lines = new ArrayList<>();
        block.prefixed("< ").forEach(line -> lines.add("< " + line));
        answer.out().forEach(line -> lines.add(escaped(line)));
        answer.err().forEach(line -> lines.add(("! " + line).stripTrailing()));
        if (answer.exitCode() != 0) {
            lines.add("=> " + answer.exitCode());
        }
        return lines;
    }

    /** A line that would be read as something else than stdout gets a backslash. */
    private static String escaped(String line) {
        return line.matches("(#|\\$ |file |! |< |=> |\\\\).*") ? "\\" + line : line;
    }

    private static List<String> unindented(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst("^ {4}", "")).toList();
    }
}
