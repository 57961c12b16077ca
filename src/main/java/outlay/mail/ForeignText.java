package outlay.mail;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes foreign texts fit for messages. */
public final class ForeignText {
    private ForeignText() {}

    /** Returns a text on one line, without control and format characters, at most so long. */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(4L * most).forEach(c -> line.appendCodePoint(visible(c)));
        String clean = line.toString().strip().replaceAll(" {2,}", " ");
        return clean.length() <= most ? clean : clean.substring(0, most - 3) + "...";
    }

    private static int visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    ' ';
            default -> c;
        };
    }

    /** Returns a hint with the names that are written almost like {@code name}. */
    public static String near(String name, Set<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String near =
                known.stream()
                        .filter(candidate -> isNear(wanted, candidate))
                        .sorted(
                                Comparator.<String>comparingInt(c -> distance(wanted, c))
                                        .thenComparing(Comparator.naturalOrder()))
                        .limit(3)
                        .collect(Collectors.joining(" or "));
        return near.isEmpty()
                ? "there are: " + known.stream().sorted().collect(Collectors.joining(", "))
                : "did you mean " + near + "?";
    }

    private static boolean isNear(String wanted, String candidate) {
        String squeezed = candidate.replace("_", "");
        return distance(wanted, candidate) <= Math.max(1, wanted.length() / 3)
                || wanted.replaceAll("[_-]", "").equals(squeezed)
                || (wanted.length() > 3
                        && (candidate.contains(wanted) || wanted.contains(candidate)));
    }

    /** Counts the letters to change, add or take away (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
