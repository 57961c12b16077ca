package outlay.cli.script;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;

/** The few words that an option or parameter can take, as its type or its label says. */
final class Choices {
    private static final String STANDARD_STREAM = "-";

    private Choices() {}

    /** Returns them; none when it can take others. */
    static List<String> of(ArgSpec argument) {
        if (argument.typeInfo().isEnum()) {
            return argument.typeInfo().getEnumConstantNames().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
        }
        List<String> words = List.of(argument.paramLabel().split("\\|"));
        boolean areWords = words.size() > 1 && !words.contains(STANDARD_STREAM);
        return areWords ? words : List.of();
    }
}
