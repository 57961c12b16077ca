package outlay.cli.contacts;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * The options of a {@code filter} that have no effect beside the others. Only of those that were
 * typed it is said: a default is meant for the commands that it suits.
 */
record IdleOptions(
        boolean counts, boolean isJson, boolean exports, boolean facets, boolean isLimited) {
    List<String> notices(ParseResult typed) {
        List<String> notices = new ArrayList<>();
        boolean onlyCounts = counts && !exports;
        say(notices, typed, "--facets", counts, "with --count");
        say(notices, typed, "--limit", onlyCounts, "with --count");
        say(notices, typed, "--columns", !showsRows(), why());
        say(notices, typed, "--sort", !showsRows(), why());
        say(notices, typed, "--raw", !exports, "without --csv");
        return notices;
    }

    private boolean showsRows() {
        boolean isShown = isJson ? isLimited : !facets;
        return exports || (!counts && isShown);
    }

    private String why() {
        if (counts) {
            return "with --count";
        }
        return isJson ? "with --json, which has leads only with --limit" : "with --facets";
    }

    private static void say(
            List<String> notices, ParseResult typed, String option, boolean isIdle, String why) {
        if (isIdle && typed.hasMatchedOption(option)) {
            notices.add(option + " has no effect " + why);
        }
    }
}
