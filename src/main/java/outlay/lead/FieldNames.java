package outlay.lead;

import java.util.List;
import outlay.contact.HeaderAliases;

/** The names of fields as users write them, and what they may have meant. */
final class FieldNames {
    private FieldNames() {}

    /**
     * Returns the name under which {@code import} keeps a field: {@code "Lead Tier"} is lead_tier.
     */
    static String field(String written) {
        String name =
                HeaderAliases.meaning(written)
                        .filter(meaning -> meaning.rank() == 0)
                        .map(HeaderAliases.Meaning::field)
                        .orElseGet(() -> HeaderAliases.customName(written));
        return switch (name) {
            case "technology" -> "technologies";
            case "keyword" -> "keywords";
            default -> name;
        };
    }

    /** Returns a hint: the names nearest to one that is unknown, or all of them. */
    static String suggestion(String unknown, List<String> known) {
        List<String> near =
                known.stream()
                        .filter(name -> distance(unknown, name) <= Math.max(1, name.length() / 3))
                        .toList();
        return near.isEmpty()
                ? "known are: " + String.join(", ", known)
                : "did you mean " + String.join(" or ", near) + "?";
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
