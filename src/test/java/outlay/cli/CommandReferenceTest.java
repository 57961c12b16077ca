package outlay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outlay.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Keeps commands, options, exit codes and variables in the manual true to the program. */
final class CommandReferenceTest {
    private static final Map<String, CommandSpec> COMMANDS = commands();
    private static final Manual MANUAL = Manual.read();
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE = Pattern.compile("OUTLAY_[A-Z_]+");
    private static final Set<String> SHARED = Set.of("Common options", "Filter options");

    @Test
    void describesEveryCommandOnceAndNoOther() {
        assertEquals(List.copyOf(COMMANDS.keySet()), MANUAL.commands());
    }

    @Test
    void describesEveryOption() {
        List<String> missing = new ArrayList<>();
        COMMANDS.forEach(
                (name, command) ->
                        options(command)
                                .filter(option -> !documented(name).contains(option))
                                .forEach(option -> missing.add(name + " " + option)));
        assertEquals(List.of(), missing);
    }

    @Test
    void describesNoOptionThatIsNotThere() {
        List<String> unknown = new ArrayList<>();
        COMMANDS.forEach(
                (name, command) -> {
                    Set<String> written = in(MANUAL.command(name), OPTION);
                    written.removeAll(options(command).collect(Collectors.toSet()));
                    written.forEach(option -> unknown.add(name + " " + option));
                });
        assertEquals(List.of(), unknown);
    }

    /** Options in the tour and wherever else a whole command stands. */
    @Test
    void showsOnlyCommandsThatCanBeParsed() {
        List<String> wrong = new ArrayList<>();
        for (String line : MANUAL.commandLines()) {
            String[] words = line.replaceAll("'[^']*'", "x").split(" +", -1);
            String name =
                    words.length > 1 && isGroup(words[0]) ? words[0] + " " + words[1] : words[0];
            CommandSpec command = COMMANDS.get(name);
            if (command == null) {
                wrong.add("no command: " + line);
                continue;
            }
            Set<String> unknown = in(line, OPTION);
            unknown.removeAll(options(command).collect(Collectors.toSet()));
            unknown.forEach(option -> wrong.add(option + " in: " + line));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void listsTheExitCodesOfTheProgram() {
        Map<Integer, String> written = new TreeMap<>();
        Matcher row =
                Pattern.compile("^\\| (\\d+) \\| (.*?) ?\\|", Pattern.MULTILINE)
                        .matcher(MANUAL.section("Exit codes"));
        while (row.find()) {
            written.put(Integer.valueOf(row.group(1)), row.group(2).replaceAll("[` ]", ""));
        }
        Map<Integer, String> expected = new TreeMap<>();
        for (Problem.Kind kind : Problem.Kind.values()) {
            expected.put(kind.exitCode(), kind.word());
        }
        expected.put(0, "");
        expected.merge(1, "bug", (io, bug) -> io + "," + bug);
        expected.put(130, "interrupted");
        assertEquals(expected, written);
    }

    @Test
    void helpsInEachCommandWithASentenceExamplesAndExitCodes() {
        Set<String> codes =
                Stream.concat(
                                Stream.of(0, 130),
                                Stream.of(Problem.Kind.values()).map(Problem.Kind::exitCode))
                        .map(String::valueOf)
                        .collect(Collectors.toSet());
        COMMANDS.forEach(
                (name, command) -> {
                    var usage = command.usageMessage();
                    assertTrue(usage.description().length > 0, name);
                    assertTrue(usage.description()[0].endsWith("."), name);
                    Set<String> listed = usage.exitCodeList().keySet();
                    assertTrue(listed.contains("0") && codes.containsAll(listed), name);
                    assertTrue(
                            List.of(usage.footer()).stream()
                                    .anyMatch(line -> line.contains("outlay " + name)),
                            name + " has no example");
                });
    }

    @Test
    void describesEveryOptionInItsHelp() {
        COMMANDS.forEach(
                (name, command) ->
                        command.options().stream()
                                .filter(option -> !option.hidden())
                                // The first --not-... speaks for all of them.
                                .filter(option -> !option.longestName().startsWith("--not-"))
                                .forEach(
                                        option ->
                                                assertFalse(
                                                        option.description().length == 0,
                                                        name + " " + option.longestName())));
    }

    @Test
    void listsEveryVariable() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                used.addAll(in(Files.readString(file), VARIABLE));
            }
        }
        used.addAll(in(Files.readString(Path.of("bin/outlay")), VARIABLE));
        assertEquals(used, in(MANUAL.section("Environment"), VARIABLE));
    }

    /** Returns each command that does something, by the words that call it. */
    private static Map<String, CommandSpec> commands() {
        Map<String, CommandSpec> commands = new TreeMap<>();
        each(
                Commands.forArguments(),
                command ->
                        commands.put(
                                command.qualifiedName().substring("outlay ".length()), command));
        return commands;
    }

    private static void each(CommandLine line, Consumer<CommandSpec> found) {
        if (line.getSubcommands().isEmpty()) {
            found.accept(line.getCommandSpec());
        }
        line.getSubcommands().values().forEach(below -> each(below, found));
    }

    private static boolean isGroup(String word) {
        return COMMANDS.keySet().stream().anyMatch(name -> name.startsWith(word + " "));
    }

    private static Stream<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName);
    }

    private static Set<String> documented(String command) {
        Set<String> documented = in(MANUAL.command(command), OPTION);
        SHARED.forEach(section -> documented.addAll(in(MANUAL.section(section), OPTION)));
        return documented;
    }

    private static Set<String> in(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
