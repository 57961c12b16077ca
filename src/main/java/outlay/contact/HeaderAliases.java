package outlay.contact;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outlay.Nearest;
import outlay.Resource;

/**
 * Which known field a header means: its own name, or one of those that the exports of CRMs, lead
 * vendors and address books use, in many languages: {@code headers.txt} has them. Case, accents and
 * whatever is no letter or digit do not matter.
 */
public final class HeaderAliases {
    private static final Map<String, Meaning> MEANINGS = meanings();

    /** One letter away from a header that we know, and yet no slip. */
    private static final Set<String> OTHER_WORDS = Set.of("county", "stage", "male", "maid");

    private HeaderAliases() {}

    /** A known field, and how far right its header stands in its list. */
    public record Meaning(String field, int rank) {}

    /** Returns the known field that a header means, if it means one. */
    public static Optional<Meaning> meaning(String header) {
        return Optional.ofNullable(MEANINGS.get(key(header)));
    }

    /**
     * Returns the name under which {@code import} keeps a field whose name a user has written:
     * {@code "Lead Tier"} is lead_tier. Of known fields the name itself counts, and no alias.
     */
    public static String fieldNamed(String written) {
        return meaning(written)
                .filter(meaning -> meaning.rank() == 0)
                .map(Meaning::field)
                .orElseGet(() -> customName(written));
    }

    /** Returns the names of all fields that headers can mean. */
    static Set<String> fields() {
        return MEANINGS.values().stream()
                .map(Meaning::field)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what two spellings of one header share: its letters, without accents, and digits. */
    public static String key(String header) {
        StringBuilder key = new StringBuilder();
        Normalizer.normalize(header, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /** Says whether this is the name of a known field. */
    public static boolean isKnown(String field) {
        return meaning(field).filter(meaning -> meaning.field().equals(field)).isPresent();
    }

    /** Returns the known field that a header most likely means which is only misspelt. */
    public static Optional<String> nearest(String header) {
        String key = key(header);
        int most = key.length() < 9 ? 1 : 2;
        Optional<String> nearest =
                MEANINGS.keySet().stream()
                        .filter(known -> !OTHER_WORDS.contains(key))
                        // Among so many languages a short word is near some other one.
                        .filter(
                                known ->
                                        known.length() > 4
                                                || (known.length() > 3 && isKnown(known)))
                        .filter(known -> Math.abs(known.length() - key.length()) <= 1)
                        .filter(known -> digits(known).equals(digits(key)))
                        .filter(known -> Nearest.slips(key, known) <= most)
                        .min(
                                Comparator.comparing((String known) -> Nearest.slips(key, known))
                                        .thenComparing(Comparator.naturalOrder()));
        return nearest.flatMap(HeaderAliases::meaning).map(Meaning::field);
    }

    private static String digits(String key) {
        return key.replaceAll("\\D", "");
    }

    /**
     * Returns the name under which a custom field is kept: {@code "Lead Score (%)"} and {@code
     * LeadScore} are {@code lead_score}. Empty when the header has no letter or digit.
     */
    public static String customName(String header) {
        String words = header.strip();
        if (words.codePoints().allMatch(Character::isLetterOrDigit)) {
            words = words.replaceAll("(\\p{javaLowerCase})(\\p{javaUpperCase})", "$1_$2");
        }
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, Meaning> meanings = new HashMap<>();
        for (String line : Resource.lines(HeaderAliases.class, "headers.txt")) {
            String field = line.substring(0, line.indexOf(':'));
            meanings.put(key(field), new Meaning(field, 0));
            for (String alias : line.substring(line.indexOf(':') + 1).split(",", -1)) {
                int rank = ranks.merge(field, 1, Integer::sum);
                meanings.putIfAbsent(key(alias), new Meaning(field, rank));
            }
        }
        return Map.copyOf(meanings);
    }
}
