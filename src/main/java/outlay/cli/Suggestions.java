package outlay.cli;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outlay.Nearest;

/** What a user may have meant by a command or an option that there is not. */
final class Suggestions {
    /** Words of other tools and of daily speech, each with what does it here. */
    static final Map<String, String> COMMANDS =
            Map.ofEntries(
                    entry("begin", "init"),
                    entry("configure", "init"),
                    entry("quickstart", "init"),
                    entry("setup", "init"),
                    entry("wizard", "init"),
                    entry("load", "import FILE"),
                    entry("add", "import FILE"),
                    entry("contacts", "filter"),
                    entry("count", "filter --count"),
                    entry("export", "filter --csv FILE"),
                    entry("download", "filter --csv FILE"),
                    entry("find", "filter"),
                    entry("lead", "filter"),
                    entry("leads", "filter"),
                    entry("list", "filter"),
                    entry("ls", "filter"),
                    entry("people", "filter"),
                    entry("query", "filter"),
                    entry("search", "filter"),
                    entry("segment", "filter"),
                    entry("facets", "filter --facets FIELD"),
                    entry("campaigns", "campaign list"),
                    entry("create", "campaign create NAME"),
                    entry("edit", "campaign update NAME"),
                    entry("new", "campaign create NAME"),
                    entry("pause", "campaign pause NAME"),
                    entry("preview", "campaign preview NAME"),
                    entry("resume", "campaign start NAME"),
                    entry("sequence", "campaign create NAME"),
                    entry("show", "campaign show NAME"),
                    entry("start", "campaign start NAME"),
                    entry("stop", "campaign pause NAME"),
                    entry("update", "campaign update NAME"),
                    entry("enroll", "upload CAMPAIGN"),
                    entry("push", "upload CAMPAIGN"),
                    entry("deliver", "send"),
                    entry("email", "send"),
                    entry("mail", "send"),
                    entry("run", "send"),
                    entry("bounces", "inbox SOURCE"),
                    entry("fetch", "inbox SOURCE"),
                    entry("receive", "inbox SOURCE"),
                    entry("replies", "inbox SOURCE"),
                    entry("erase", "delete contacts EMAIL"),
                    entry("forget", "delete contacts EMAIL"),
                    entry("remove", "delete contacts EMAIL"),
                    entry("rm", "delete contacts EMAIL"),
                    entry("undo", "delete contacts --campaign NAME --unsent"),
                    entry("blacklist", "suppress add ENTRY"),
                    entry("block", "suppress add ENTRY"),
                    entry("blocklist", "suppress add ENTRY"),
                    entry("dnc", "suppress add ENTRY"),
                    entry("do-not-email", "suppress list"),
                    entry("opt-out", "suppress add ENTRY"),
                    entry("optout", "suppress add ENTRY"),
                    entry("suppressions", "suppress list"),
                    entry("revive", "contact revive EMAIL"),
                    entry("unblock", "suppress remove ENTRY"),
                    entry("unsubscribe", "suppress add ENTRY"),
                    entry("balance", "credits balance"),
                    entry("budget", "credits balance"),
                    entry("buy", "credits buy N"),
                    entry("ledger", "credits log"),
                    entry("log", "credits log"),
                    entry("purchase", "credits buy N"),
                    entry("progress", "status"),
                    entry("chart", "report --html FILE"),
                    entry("dashboard", "report --html FILE"),
                    entry("html", "report --html FILE"),
                    entry("stat", "status"),
                    entry("stats", "status"),
                    entry("recipient", "recipients CAMPAIGN"),
                    entry("explain", "why EMAIL"),
                    entry("history", "why EMAIL"),
                    entry("trace", "why EMAIL"),
                    entry("check", "doctor"),
                    entry("repair", "doctor --rebuild-index"),
                    entry("verify", "doctor"),
                    entry("copy", "backup FILE"),
                    entry("dump", "backup FILE"),
                    entry("save", "backup FILE"),
                    entry("migrate", "move --to URL"),
                    entry("transfer", "move --to URL"),
                    entry("man", "help"),
                    entry("version", "--version"),
                    entry("campaign add", "campaign create NAME"),
                    entry("campaign change", "campaign update NAME"),
                    entry("campaign delete", "delete campaign NAME"),
                    entry("campaign edit", "campaign update NAME"),
                    entry("campaign info", "campaign show NAME"),
                    entry("campaign launch", "campaign start NAME"),
                    entry("campaign ls", "campaign list"),
                    entry("campaign new", "campaign create NAME"),
                    entry("campaign remove", "delete campaign NAME"),
                    entry("campaign resume", "campaign start NAME"),
                    entry("campaign rm", "delete campaign NAME"),
                    entry("campaign run", "campaign start NAME"),
                    entry("campaign send", "send NAME"),
                    entry("campaign set", "campaign update NAME"),
                    entry("campaign stats", "status NAME"),
                    entry("campaign status", "status NAME"),
                    entry("campaign stop", "campaign pause NAME"),
                    entry("campaign upload", "upload NAME"),
                    entry("campaign view", "campaign show NAME"),
                    entry("credits add", "credits buy N"),
                    entry("credits audit", "credits check"),
                    entry("credits history", "credits log"),
                    entry("credits list", "credits log"),
                    entry("credits ls", "credits log"),
                    entry("credits purchase", "credits buy N"),
                    entry("credits show", "credits balance"),
                    entry("credits status", "credits balance"),
                    entry("credits verify", "credits check"),
                    entry("delete lead", "delete contacts EMAIL"),
                    entry("delete leads", "delete contacts EMAIL"),
                    entry("delete recipients", "delete contacts --campaign NAME"),
                    entry("suppress delete", "suppress remove ENTRY"),
                    entry("suppress load", "suppress import FILE"),
                    entry("suppress ls", "suppress list"),
                    entry("suppress rm", "suppress remove ENTRY"),
                    entry("suppress show", "suppress list"));

    /** The same for options; a command that has none of that name is not told of it. */
    private static final Map<String, String> OPTIONS =
            Map.ofEntries(
                    entry("--color", "--no-color"),
                    entry("--database", "--db"),
                    entry("--dry", "--dry-run"),
                    entry("--exclude", "--not-title"),
                    entry("--export", "--csv"),
                    entry("--force", "--yes"),
                    entry("--job-title", "--title"),
                    entry("--location", "--country"),
                    entry("--max", "--limit"),
                    entry("--out", "--csv"),
                    entry("--output", "--csv"),
                    entry("--progress", "--no-progress"),
                    entry("--role", "--title"),
                    entry("--sector", "--industry"),
                    entry("--silent", "--quiet"),
                    entry("--simulate", "--dry-run"),
                    entry("--size", "--employees"),
                    entry("--smtp", "--transport"),
                    entry("-n", "--limit"),
                    entry("-o", "--csv"),
                    entry("-y", "--yes"));

    private Suggestions() {}

    /**
     * Returns the command that was meant, as it is typed.
     *
     * @param group the words before the unknown one; empty for the program itself
     */
    static Optional<String> command(String group, String unknown) {
        String prefix = group.isEmpty() ? "" : group + " ";
        String exact = COMMANDS.get(prefix + unknown.toLowerCase(Locale.ROOT));
        if (exact != null) {
            return Optional.of("outlay " + exact);
        }
        List<String> known = new ArrayList<>();
        Commands.below(group).forEach(word -> known.add(prefix + word));
        COMMANDS.keySet().stream()
                .filter(word -> word.startsWith(prefix) && isLast(word, prefix))
                .sorted()
                .forEach(known::add);
        return nearest(unknown, prefix, known)
                .map(word -> Commands.has(word) ? word : COMMANDS.getOrDefault(word, word))
                .map("outlay "::concat);
    }

    private static boolean isLast(String word, String prefix) {
        return word.indexOf(' ', prefix.length()) < 0;
    }

    private static Optional<String> nearest(String unknown, String prefix, List<String> known) {
        List<String> last = known.stream().map(word -> word.substring(prefix.length())).toList();
        return Nearest.of(unknown, last).map(prefix::concat);
    }

    /** Returns the option that was meant, of those that the command has. */
    static Optional<String> option(String unknown, List<String> known) {
        String name = unknown.replaceFirst("=.*", "");
        String meant = OPTIONS.get(name);
        return meant != null && known.contains(meant)
                ? Optional.of(meant)
                : Nearest.of(name, known);
    }
}
