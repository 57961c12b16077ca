package outlay.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import outlay.Nearest;
import outlay.Problem;
import outlay.cli.input.Environment;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Defaults of options out of {@code outlay.properties}: {@code leads=500} for every command that
 * has the option, {@code upload.leads=500} for one. A key that is no option of any command is wrong
 * usage: most likely it is misspelt.
 */
final class Defaults implements IDefaultValueProvider {
    /** No file, no defaults. */
    static final Defaults NONE = new Defaults(Path.of("outlay.properties"), Map.of());

    private final Path file;
    private final Map<String, Entry> entries;

    private Defaults(Path file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** What stands in a line of the file. */
    private record Entry(int line, String value) {}

    /** Reads the user's file; there need not be one. */
    static Defaults load(Environment environment) {
        Path file = file(environment);
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                read(file, entries);
            } catch (IOException e) {
                throw new Problem(
                        Problem.Kind.INVALID_INPUT,
                        "cannot read " + file + ": " + Problem.why(e),
                        "mend the file or move it away",
                        e);
            }
        }
        return new Defaults(file, entries);
    }

    private static Path file(Environment environment) {
        Path home = environment.file(environment.variable("HOME").orElse("."));
        Path config =
                environment
                        .variable("XDG_CONFIG_HOME")
                        .map(environment::file)
                        .orElse(home.resolve(".config"));
        return config.resolve("outlay").resolve("outlay.properties");
    }

    /** Java reads such files, but does not tell lines: so it is given one entry at a time. */
    private static void read(Path file, Map<String, Entry> entries) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        int next = 0;
        while (next < lines.size()) {
            int first = next;
            StringBuilder entry = new StringBuilder(lines.get(next++));
            while (goesOn(entry) && next < lines.size()) {
                entry.append('\n').append(lines.get(next++));
            }
            Properties read = new Properties();
            try {
                read.load(new StringReader(entry.toString()));
            } catch (IllegalArgumentException e) {
                throw new Problem(
                        Problem.Kind.INVALID_INPUT,
                        file
                                + ":"
                                + (first + 1)
                                + ": \\u without four hexadecimal digits behind it",
                        "mend the line or take it out",
                        e);
            }
            for (String key : read.stringPropertyNames()) {
                entries.put(key, new Entry(first + 1, read.getProperty(key).strip()));
            }
        }
    }

    private static boolean goesOn(StringBuilder entry) {
        String text = entry.toString();
        boolean comment =
                text.stripLeading().startsWith("#") || text.stripLeading().startsWith("!");
        int backslashes = 0;
        while (backslashes < text.length()
                && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return !comment && backslashes % 2 == 1;
    }

    /**
     * Makes sure that every key is an option.
     *
     * @param command the one that runs; its options are looked at first
     * @throws Problem USAGE naming file, line and the nearest key
     */
    void check(String command) {
        entries.forEach(
                (key, entry) -> {
                    if (!isKnown(key, command)) {
                        throw unknown(key, entry);
                    }
                });
    }

    /** Looks only at the commands that it must: each costs some milliseconds. */
    private static boolean isKnown(String key, String command) {
        int dot = key.lastIndexOf('.');
        String name = key.substring(dot + 1);
        if (dot >= 0) {
            String named = key.substring(0, dot).replace('.', ' ');
            return Commands.leaves().contains(named) && names(named).contains(name);
        }
        List<String> all = new ArrayList<>(Commands.leaves());
        if (all.remove(command)) {
            all.add(0, command);
        }
        return all.stream().anyMatch(each -> names(each).contains(name));
    }

    private static List<String> names(String command) {
        return Commands.options(command).stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(Defaults::name)
                .toList();
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^--?", "");
    }

    private Problem unknown(String key, Entry entry) {
        int dot = key.lastIndexOf('.');
        String command = key.substring(0, Math.max(dot, 0)).replace('.', ' ');
        boolean known = Commands.leaves().contains(command);
        List<String> likely = new ArrayList<>();
        for (String each : known ? List.of(command) : Commands.leaves()) {
            for (String name : names(each)) {
                likely.add(dot < 0 ? name : each.replace(' ', '.') + "." + name);
            }
        }
        return new Problem(
                Problem.Kind.USAGE,
                place(entry)
                        + (known
                                ? ": 'outlay " + command + "' has no option for " + key
                                : ": unknown key " + key)
                        + Nearest.of(key, likely)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""),
                "keys are long options without dashes: leads=500, or upload.leads=500");
    }

    private String place(Entry entry) {
        return file + ":" + entry.line();
    }

    /** Says whether a switch is on for a command, before its options are read. */
    boolean isOn(String command, String name) {
        Entry entry = entry(command.replace(' ', '.'), name);
        return entry != null && Boolean.parseBoolean(entry.value());
    }

    /** Returns what is wrong with a value, when it is one of this file. */
    Optional<Problem> problem(ParameterException e, Arguments arguments) {
        if (!(e.getArgSpec() instanceof OptionSpec option) || isTyped(option, arguments)) {
            return Optional.empty();
        }
        Entry entry = entry(option);
        return entry == null
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                Problem.Kind.USAGE,
                                place(entry) + ": " + name(option) + " " + Usage.wrong(e),
                                "mend the line or take it out",
                                e));
    }

    private static boolean isTyped(OptionSpec option, Arguments arguments) {
        return List.of(option.names()).stream().anyMatch(arguments::has);
    }

    /**
     * Returns the defaults of options that are not typed. To picocli a switch that is typed says
     * the opposite of its default, and {@code json=true} with {@code --json} would be false.
     */
    IDefaultValueProvider behind(Arguments arguments) {
        return argument ->
                argument instanceof OptionSpec option && isTyped(option, arguments)
                        ? null
                        : defaultValue(argument);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (entries.isEmpty() || !(argument instanceof OptionSpec option)) {
            return null;
        }
        Entry entry = entry(option);
        return entry == null ? null : entry.value();
    }

    private @Nullable Entry entry(OptionSpec option) {
        return entry(
                option.command().qualifiedName(".").replaceFirst("^outlay\\.?", ""), name(option));
    }

    private @Nullable Entry entry(String command, String name) {
        Entry forCommand = entries.get(command + "." + name);
        return forCommand != null ? forCommand : entries.get(name);
    }
}
