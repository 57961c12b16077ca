package outlay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds among known words the one that a misspelt word was most likely meant to be. */
public final class Nearest {
    /** So many letters at the beginning of a word are enough to know it. */
    private static final int ENOUGH = 3;

    private Nearest() {}

    /** Returns the known word that is nearest, the first of several; empty when none is near. */
    public static Optional<String> of(String word, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance <= Math.max(1, candidate.length() / 3) && distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Returns a hint: the known words that one is written almost like, or else all of them. */
    public static String hint(String word, Collection<String> known) {
        Map<Integer, List<String>> bySlips =
                known.stream()
                        .filter(candidate -> isNear(word, candidate))
                        .collect(groupingBy(c -> slipsOrPart(word, c), TreeMap::new, toList()));
        return bySlips.isEmpty()
                ? "there are: " + String.join(", ", known)
                : "did you mean " + String.join(" or ", bySlips.values().iterator().next()) + "?";
    }

    private static boolean isNear(String word, String known) {
        return slipsOrPart(word, known) <= Math.max(1, known.length() / 3);
    }

    /** Counts slips; a word that is part of another is one away from it. */
    private static int slipsOrPart(String word, String known) {
        String typed = joined(word);
        String meant = joined(known);
        boolean isPart =
                typed.length() > ENOUGH && (meant.contains(typed) || typed.contains(meant));
        int slips = distance(typed, meant);
        return isPart ? Math.min(1, slips) : slips;
    }

    private static String joined(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    /** Counts the slips between two words, without case; a word cut short is one slip. */
    private static int distance(String word, String known) {
        String typed = word.toLowerCase(Locale.ROOT);
        String meant = known.toLowerCase(Locale.ROOT);
        boolean cutShort = typed.length() >= ENOUGH && meant.startsWith(typed);
        int slips = slips(typed, meant);
        return cutShort ? Math.min(1, slips) : slips;
    }

    /**
     * Counts the slips between two words: letters that are wrong, missing, too many, or two that
     * have changed places.
     */
    public static int slips(String a, String b) {
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
                least = Math.min(least, slips[i - 1][j - 1] + wrong);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, slips[i - 2][j - 2] + 1);
                }
                slips[i][j] = least;
            }
        }
        return slips[a.length()][b.length()];
    }
}
