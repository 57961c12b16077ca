package outlay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import outlay.cli.input.Environment;
import outlay.output.Style;

/**
 * The words of a command line in the order in which they are understood: first those that call the
 * command, then all others. The common options may stand before the command, and {@code help X}
 * asks for what {@code X --help} asks for (decision D77).
 *
 * @param command such as {@code credits balance}; empty when no command is called
 */
record Arguments(String command, List<String> rest) {
    private static final String DATABASE = "--db";

    /** The options that every command has. */
    static final List<String> COMMON =
            List.of(
                    DATABASE,
                    "--json",
                    "-q",
                    "--quiet",
                    "--no-color",
                    "--no-progress",
                    "-v",
                    "--verbose",
                    "-h",
                    "--help",
                    "-V",
                    "--version");

    private static final Set<String> ASKING = Set.of("-h", "--help", "-V", "--version");

    static Arguments of(String... words) {
        String command = "";
        List<String> options = new ArrayList<>();
        boolean help = false;
        int next = 0;
        while (next < words.length) {
            String word = words[next];
            String longer = (command + " " + word).strip();
            if (Commands.has(longer)) {
                command = longer;
            } else if (word.equals("help") && Commands.isGroup(command)) {
                help = true;
            } else if (isCommon(word)) {
                options.add(word);
            } else if (word.equals(DATABASE) && next + 1 < words.length) {
                options.add(word + "=" + words[++next]);
            } else {
                break;
            }
            next++;
        }
        List<String> others = List.of(words).subList(next, words.length);
        if (help && !(Commands.isGroup(command) && hasWord(others))) {
            options.add("--help");
        }
        options.addAll(others);
        return new Arguments(command, List.copyOf(options));
    }

    /** A word that calls no command stays, to be called unknown. */
    private static boolean hasWord(List<String> words) {
        return words.stream().anyMatch(word -> !word.startsWith("-"));
    }

    /** Returns the words as picocli reads them. */
    String[] words() {
        List<String> words = new ArrayList<>();
        if (!command.isEmpty()) {
            words.addAll(List.of(command.split(" ")));
        }
        // What groups commands takes no option; how to speak is known from here.
        boolean group = Commands.isGroup(command);
        rest.stream()
                .filter(word -> !group || !isCommon(word) || ASKING.contains(word))
                .forEach(words::add);
        return words.toArray(String[]::new);
    }

    private static boolean isCommon(String word) {
        int sign = word.indexOf('=');
        return sign < 0
                ? COMMON.contains(word) && !word.equals(DATABASE)
                : COMMON.contains(word.substring(0, sign));
    }

    /** Returns the same with more options, which are read first. */
    Arguments with(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addAll(rest);
        return new Arguments(command, List.copyOf(all));
    }

    /** Says whether an option is given; what stands behind {@code --} is none. */
    boolean has(String option) {
        for (String word : rest) {
            if (word.equals("--")) {
                return false;
            }
            if (word.equals(option) || word.startsWith(option + "=")) {
                return true;
            }
        }
        return false;
    }

    private boolean isOn(String option) {
        return has(option) && !rest.contains(option + "=false");
    }

    /** Returns how to speak before the command line is understood. */
    Style style(Defaults defaults, Environment environment) {
        boolean json = isOn("--json") || defaults.isOn(command, "json");
        boolean noColor = isOn("--no-color") || defaults.isOn(command, "no-color");
        boolean color = !noColor && environment.permitsColor();
        return new Style(json, false, color, false, environment.columns());
    }
}
