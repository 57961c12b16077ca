package outlay.cli.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The filter in a command line, as a command that counts its leads. */
final class FilterWords {
    private static final List<String> COUNTING =
            List.of("filter", "--count", "--quiet", "--json=false");

    private FilterWords() {}

    /** Returns the words of the command; none when the line has no filter. */
    static List<String> of(CommandSpec command, List<String> words) {
        List<String> counting = new ArrayList<>(COUNTING);
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
            // Those of filters are in groups; of the others only the database matters.
            boolean counts = option.group() != null || option.longestName().equals("--db");
            if (counts && value != null) {
                counting.add(option.longestName() + "=" + value);
                isFilter |= option.group() != null;
            }
        }
        return isFilter ? counting : List.of();
    }

    private static @Nullable String value(List<String> words, int at, int sign) {
        if (sign >= 0) {
            return words.get(at).substring(sign + 1);
        }
        return at + 1 < words.size() ? words.get(at + 1) : null;
    }
}
