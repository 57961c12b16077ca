package outlay.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence. */
final class Usage {
    private static final Pattern CHOICES =
            Pattern.compile("(expected one of \\[.*?]) \\(case-insensitive\\)");

    private Usage() {}

    /** Says what a group of commands lacks when it is called without one. */
    static String needsCommand(CommandLine group) {
        if (group.getParent() == null) {
            return "no command given";
        }
        return "'%s' needs one of: %s"
                .formatted(
                        group.getCommandSpec().qualifiedName(),
                        String.join(", ", group.getSubcommands().keySet()));
    }

    static String plain(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            boolean group = !e.getCommandLine().getSubcommands().isEmpty();
            List<String> near = unmatched.getSuggestions();
            String known =
                    near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
            if (group && !unmatched.isUnknownOption()) {
                return "unknown command " + unmatched.getUnmatched().get(0) + known;
            }
            String what = unmatched.isUnknownOption() ? "unknown option " : "unexpected argument ";
            return what + String.join(" ", unmatched.getUnmatched()) + known;
        }
        String message =
                String.valueOf(e.getMessage())
                        .replaceFirst("is not an? (int|long)$", "is not a whole number");
        // picocli lists the names of an enum as Java writes them.
        return CHOICES.matcher(message)
                .replaceFirst(choices -> choices.group(1).toLowerCase(Locale.ROOT));
    }
}
