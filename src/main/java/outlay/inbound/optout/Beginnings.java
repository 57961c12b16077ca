package outlay.inbound.optout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** With what texts a match of a regular expression can begin; for those of {@code optouts.txt}. */
final class Beginnings {
    private Beginnings() {}

    /** Returns them; an empty text where any will do. */
    static Set<String> of(String expression) {
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
            beginnings.addAll(empty ? Set.of() : of(alternative));
        }
        if (optional) {
            String behind = rest.replaceFirst("^[?*]", "");
            beginnings.addAll(behind.isEmpty() ? Set.of("") : of(behind));
        }
        return beginnings;
    }

    private static String literal(String expression) {
        int end = 0;
        while (end < expression.length() && isPlain(expression.charAt(end))) {
            end++;
        }
        boolean lastMayLack =
                end < expression.length() && "?*".indexOf(expression.charAt(end)) >= 0 && end > 0;
        return expression.substring(0, lastMayLack ? end - 1 : end);
    }

    private static boolean isPlain(char c) {
        return c == ' ' || Character.isLetterOrDigit(c);
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

    /** Returns the alternatives of an expression that stand outside of groups. */
    static List<String> alternatives(String expression) {
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
