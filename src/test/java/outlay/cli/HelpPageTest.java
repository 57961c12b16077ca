package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outlay.cli.input.Environment;
import outlay.output.Streams;

/** The help of every command and group, as it is printed. */
final class HelpPageTest {
    private record Answer(String out, String err, int code) {
        List<String> lines() {
            return out.lines().toList();
        }

        List<String> examples() {
            int start = lines().indexOf("Examples:");
            return start < 0 ? List.of() : lines().subList(start + 1, lines().size());
        }
    }

    static Stream<String> commands() {
        return Stream.concat(Commands.leaves().stream(), groups().stream());
    }

    private static List<String> groups() {
        List<String> groups = new ArrayList<>(Commands.below(""));
        groups.removeAll(Commands.leaves());
        groups.add("");
        return groups;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsEightyColumnsAndPrintsNothingElse(String command) {
        Answer help = help(command, "80");
        assertEquals("", help.err());
        assertEquals(0, help.code());
        assertEquals(List.of(), longer(help.lines(), 80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void breaksEverythingButExamplesForANarrowTerminal(String command) {
        Answer help = help(command, "60");
        List<String> broken = new ArrayList<>(help.lines());
        broken.removeAll(help.examples());
        broken.removeIf(line -> line.startsWith("  outlay "));
        assertEquals(List.of(), command.isEmpty() ? List.of() : longer(broken, 60));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysTheSameWhenAskedForItByHelp(String command) {
        String words = ("help " + command).strip();
        assertEquals(help(command, "80").out(), run("80", words.split(" ")).out());
    }

    /** An example is a line that a shell takes as it is, or several that end with a backslash. */
    @Test
    void hasExamplesThatCanBeCopied() {
        for (String command : Commands.leaves()) {
            Answer help = help(command, "60");
            assertTrue(help.out().contains("\nExit codes:\n"), command);
            assertTrue(help.examples().size() > 0, command);
            boolean goesOn = false;
            for (String line : help.examples()) {
                boolean begins = line.matches(" {2}(\\S.*[ (])?outlay .*");
                assertTrue(goesOn ? line.startsWith("      ") : begins, command + ": " + line);
                goesOn = line.endsWith("\\");
            }
        }
    }

    @Test
    void showsEachCommandOnceOnTheStartPage() {
        List<String> shown =
                Pattern.compile("(?m)^  (?!outlay)([a-z]+) +[A-Z]")
                        .matcher(help("", "80").out())
                        .results()
                        .map(line -> line.group(1))
                        .toList();
        assertEquals(Commands.below(""), shown);
    }

    private static List<String> longer(List<String> lines, int columns) {
        return lines.stream().filter(line -> line.length() > columns).toList();
    }

    private static Answer help(String command, String columns) {
        String words = (command + " --help").strip();
        return run(columns, words.split(" "));
    }

    private static Answer run(String columns, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams =
                new Streams(new ByteArrayInputStream(new byte[0]), out, err, false, false, false);
        Environment environment =
                new Environment(
                        streams, Map.of("COLUMNS", columns, "HOME", "/none"), Path.of("/none"));
        int code = Main.run(environment, words);
        return new Answer(
                out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
    }
}
