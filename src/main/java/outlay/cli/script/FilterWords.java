package outlay.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options in a command line that say which contacts are wanted. */
final class FilterWords {
    /** Some commands have these beside their filter. */
    private static final Set<String> BESIDE =
            Set.of("--campaign", TypedFilter.EMAILS, TypedFilter.FROM);

    private FilterWords() {}

    /** Returns them, each with its value behind a sign; none when the line has no filter. */
    static List<String> of(CommandSpec command, List<String> words) {
        List<String> options = new ArrayList<>();
        boolean isFilter = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int sign = word.indexOf('=');
            OptionSpec option = command.findOption(sign < 0 ? word : word.substring(0, sign));
            // Options are found without their dashes, too.
            if (!word.startsWith("-") || option == null || option.arity().max() == 0) {
                continue;
            }
            String value = value(words, i, sign);
            i += sign < 0 ? 1 : 0;
            // Those of filters are in groups.
            boolean counts = option.group() != null || BESIDE.contains(option.longestName());
            if (counts && value != null) {
                options.add(option.longestName() + "=" + value);
                isFilter |= option.group() != null;
            }
        }
        return isFilter ? options : List.of();
    }

    private static @Nullable String value(List<String> words, int at, int sign) {
        if (sign >= 0) {
            return words.get(at).substring(sign + 1);
        }
        return at + 1 < words.size() ? words.get(at + 1) : null;
    }
}
