package outlay.inbound.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns of several words each, that are looked for where a word begins. There are too many to
 * try all of them everywhere: each waits under the letters that it can begin with.
 */
final class Phrases {
    private static final int LETTERS = 2;
    private static final String END = "(?![\\p{L}\\p{N}])";

    private final Map<String, List<Pattern>> byBeginning = new HashMap<>();

    /** Adds a regular expression; alternatives outside of groups are patterns of their own. */
    void add(String expression) {
        for (String each : alternatives(expression)) {
            Pattern pattern = Pattern.compile("(?:" + each + ")" + END);
            Set<String> keys = new LinkedHashSet<>();
            beginnings(each).forEach(beginning -> keys.add(key(beginning)));
            keys.forEach(
                    key ->
                            byBeginning
                                    .computeIfAbsent(key, letters -> new ArrayList<>())
                                    .add(pattern));
        }
    }

    /** Says whether words, with a space between each two, have one of the phrases in them. */
    boolean areIn(String words) {
        for (int at = 0; at >= 0 && at < words.length(); at = nextWord(words, at)) {
            if (beginsAt(words, at)) {
                return true;
            }
        }
        return false;
    }

    private static int nextWord(String words, int at) {
        int space = words.indexOf(' ', at);
        return space < 0 ? -1 : space + 1;
    }

    private boolean beginsAt(String words, int at) {
        for (int letters = 0; letters <= LETTERS && at + letters <= words.length(); letters++) {
            List<Pattern> here = byBeginning.get(words.substring(at, at + letters));
            if (here != null && here.stream().anyMatch(each -> isAt(each, words, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(Pattern pattern, String words, int at) {
        Matcher matcher = pattern.matcher(words).region(at, words.length());
        return matcher.lookingAt();
    }

    private static String key(String beginning) {
        return beginning.substring(0, Math.min(LETTERS, beginning.length()));
    }

    /** Returns the letters that an expression can begin with; an empty text where any will do. */
    private static Set<String> beginnings(String expression) {
        Set<String> beginnings = new LinkedHashSet<>();
        if (!expression.startsWith("(")) {
            beginnings.add(literal(expression));
            return beginnings;
        }
        int close = closing(expression);
        String inner = expression.substring(expression.startsWith("(?:") ? 3 : 1, close);
        String rest = expression.substring(close + 1);
        boolean optional = rest.startsWith("?") || rest.startsWith("*");
        for (String alternative : alternatives(inner)) {
            boolean empty = alternative.isEmpty();
            optional |= empty;
            beginnings.addAll(empty ? Set.of() : beginnings(alternative));
        }
        if (optional) {
            String behind = rest.replaceFirst("^[?*]", "");
            beginnings.addAll(behind.isEmpty() ? Set.of("") : beginnings(behind));
        }
        return beginnings;
    }

    private static String literal(String expression) {
        int end = 0;
        while (end < expression.length() && Character.isLetterOrDigit(expression.charAt(end))) {
            end++;
        }
        boolean lastMayLack =
                end < expression.length() && "?*".indexOf(expression.charAt(end)) >= 0 && end > 0;
        return expression.substring(0, lastMayLack ? end - 1 : end);
    }

    private static int closing(String expression) {
        int depth = 0;
        for (int at = 0; at < expression.length(); at++) {
            depth += expression.charAt(at) == '(' ? 1 : expression.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalStateException("a group without an end: " + expression);
    }

    private static List<String> alternatives(String expression) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < expression.length(); at++) {
            char c = expression.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(expression.substring(start, at));
                start = at + 1;
            }
        }
        alternatives.add(expression.substring(start));
        return alternatives;
    }
}
