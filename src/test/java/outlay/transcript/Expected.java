package outlay.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Expected lines, in which some parts may stand for anything of their kind. */
record Expected(List<String> lines) {
    private static final String ANY_LINES = "...";
    private static final Pattern SECONDS = Pattern.compile("(T\\d\\d:\\d\\d):\\d\\d(?=Z)");

    boolean matches(List<String> actual) {
        return matches(0, actual, 0);
    }

    private boolean matches(int line, List<String> actual, int next) {
        if (line == lines.size()) {
            return next == actual.size();
        }
        if (lines.get(line).equals(ANY_LINES)) {
            return matches(line + 1, actual, next)
                    || (next < actual.size() && matches(line, actual, next + 1));
        }
        return next < actual.size()
                && matches(lines.get(line), actual.get(next))
                && matches(line + 1, actual, next + 1);
    }

    /** Returns both texts as one, with {@code -} and {@code +} before the lines that differ. */
    List<String> diff(List<String> actual) {
        int[][] common = new int[lines.size() + 1][actual.size() + 1];
        for (int i = lines.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                common[i][j] =
                        matches(lines.get(i), actual.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> diff = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < lines.size() || j < actual.size()) {
            boolean both = i < lines.size() && j < actual.size();
            if (both && matches(lines.get(i), actual.get(j))) {
                diff.add("  " + lines.get(i++));
                j++;
            } else if (j == actual.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
                diff.add("- " + lines.get(i++));
            } else {
                diff.add("+ " + actual.get(j++));
            }
        }
        return diff;
    }

    /** Times agree when their minutes do: the clock that a session sets runs on from there. */
    private static boolean matches(String expectedLine, String actualLine) {
        String expected = SECONDS.matcher(expectedLine).replaceAll("$1");
        String actual = SECONDS.matcher(actualLine).replaceAll("$1");
        if (expected.equals(actual)) {
            return true;
        }
        String pattern =
                Pattern.quote(expected)
                        .replace("<time>", "\\E\\d{4}-\\d\\d-\\d\\d[T ][\\d:.]+Z?\\Q")
                        .replace("<number>", "\\E-?\\d+(\\.\\d+)?\\Q")
                        .replace("<id>", "\\E[A-Za-z0-9_-]+\\Q")
                        .replace("...", "\\E.*\\Q");
        return actual.matches(pattern);
    }
}
