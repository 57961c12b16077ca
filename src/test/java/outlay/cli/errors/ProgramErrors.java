package outlay.cli.errors;

import com.sun.source.tree.ExpressionTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import outlay.Problem;
import outlay.cli.errors.SourceTree.Call;

/** Every error message that the sources can make, with the exit codes that it can have. */
final class ProgramErrors {
    /** The names of classes, and where among the arguments of their constructors the words are. */
    private static final Map<String, Integer> MADE =
            Map.of(
                    "Problem", 1,
                    "LimitExceeded", 0,
                    "LoginRefused", 0,
                    "ServerUnavailable", 0,
                    "ParameterException", 1,
                    "TypeConversionException", 0);

    private static final Pattern LAUNCHER = Pattern.compile("\\bfail (?:'([^']*)'|\"([^\"]*)\")");
    private static final Set<String> UNREACHABLE = Set.of("LoginRefused", "ServerUnavailable");

    private static final int BUSY = Problem.Kind.BUSY.exitCode();

    private final SpokenMessages spoken;

    private ProgramErrors(SpokenMessages spoken) {
        this.spoken = spoken;
    }

    /** Returns the exit codes of each message, whose form is that of {@link MessageForm}. */
    static Map<String, Set<Integer>> read() throws IOException {
        SourceTree sources = SourceTree.read(Path.of("src/main/java"));
        ProgramErrors errors = new ProgramErrors(new SpokenMessages(sources));
        Map<String, Set<Integer>> all = new TreeMap<>();
        for (Call call : sources.calls()) {
            for (String text : errors.texts(call)) {
                String form = MessageForm.of(text);
                if (!form.isEmpty()) {
                    all.computeIfAbsent(form, each -> new TreeSet<>()).addAll(exitCodes(call));
                }
            }
        }
        sources.constants("Activity")
                .forEach(words -> all.put(MessageForm.of(words.get(1)), Set.of(BUSY)));
        String launcher =
                Files.readString(Path.of("bin/outlay"))
                        + Files.readString(Path.of("src/dist/checkout.sh"));
        LAUNCHER.matcher(launcher)
                .results()
                .map(said -> said.group(1) == null ? said.group(2) : said.group(1))
                .map(said -> MessageForm.of(said.replaceAll("\\$\\w+", "...")))
                .filter(form -> !form.isEmpty())
                .forEach(form -> all.put(form, Set.of(1)));
        return all;
    }

    private Set<String> texts(Call call) {
        List<? extends ExpressionTree> arguments = call.arguments();
        if (call.receiver().equals("new") && MADE.containsKey(call.name())) {
            return spoken.of(arguments.get(MADE.get(call.name())), call.from());
        }
        return isSaidAtOnce(call) ? spoken.of(arguments.get(1), call.from()) : Set.of();
    }

    /** Says whether it is {@code console.problem("bug", what, hint)}. */
    private static boolean isSaidAtOnce(Call call) {
        return call.name().equals("problem")
                && call.arguments().size() == 3
                && call.arguments().get(0).toString().startsWith("\"");
    }

    private static Set<Integer> exitCodes(Call call) {
        if (call.name().equals("LimitExceeded")) {
            return Set.of(Problem.Kind.INVALID_INPUT.exitCode());
        }
        if (UNREACHABLE.contains(call.name())) {
            return Set.of(Problem.Kind.UNREACHABLE.exitCode());
        }
        String kind = call.arguments().get(0).toString().replaceFirst(".*\\.", "");
        return switch (kind) {
            case "\"bug\"" -> Set.of(Problem.Kind.IO.exitCode());
            case "kind()", "e.kind()" -> Set.of();
            default ->
                    call.name().equals("Problem")
                            ? Set.of(Problem.Kind.valueOf(kind).exitCode())
                            : Set.of(Problem.Kind.USAGE.exitCode());
        };
    }
}
