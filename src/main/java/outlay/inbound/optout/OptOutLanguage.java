package outlay.inbound.optout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outlay.refusal.PlainWords;

/**
 * How a wish to be left alone is said in one language; {@code optouts.txt} explains the lines
 * (decision D91).
 */
final class OptOutLanguage {
    private static final String EDGE = "(?<![\\p{L}\\p{N}])(?:";
    private static final String OTHER_EDGE = ")(?![\\p{L}\\p{N}])";

    /** What is looked for anywhere in a sentence. */
    private static final Set<String> SENTENCES = Set.of("leave", "quiet", "never", "while");

    private static final Set<String> SENTENCES_THAT_SAY = Set.of("leave", "quiet");

    /** Nothing longer is a word with politeness around it. */
    static final int MOST_WHOLE = 80;

    private static final Pattern SPACES = Pattern.compile(" +");

    private static final char HEBREW = '\u0590';

    private final boolean spaced;
    private final Map<String, String> sets = new HashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Map<String, Phrases> phrases = new HashMap<>();

    private OptOutLanguage(boolean spaced) {
        this.spaced = spaced;
    }

    /** Reads the languages of a resource beside this class. */
    static List<OptOutLanguage> load(String resource) {
        try (InputStream stream = OptOutLanguage.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<OptOutLanguage> read(BufferedReader reader) throws IOException {
        List<OptOutLanguage> languages = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("[")) {
                languages.add(new OptOutLanguage(!line.endsWith(" -]")));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                languages.get(languages.size() - 1).add(line);
            }
        }
        languages.forEach(OptOutLanguage::compile);
        return languages;
    }

    private void add(String line) {
        if (line.startsWith("<")) {
            int equals = line.indexOf(" = ");
            sets.put(line.substring(0, equals), "(?:" + folded(line.substring(equals + 3)) + ")");
        } else {
            int colon = line.indexOf(": ");
            lines.computeIfAbsent(line.substring(0, colon), kind -> new ArrayList<>())
                    .add(folded(line.substring(colon + 2)));
        }
    }

    /** Folds a text, letters that have no accent to lose included. */
    static String fold(String text) {
        String folded = PlainWords.fold(text);
        return isAscii(folded) ? folded : unlettered(folded);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String unlettered(String folded) {
        return folded.replace('ı', 'i')
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace("æ", "ae")
                .replace("ß", "ss");
    }

    private String folded(String line) {
        String folded = fold(line);
        for (Map.Entry<String, String> set : sets.entrySet()) {
            folded = folded.replace(set.getKey(), set.getValue());
        }
        return folded;
    }

    private void compile() {
        lines.forEach(
                (kind, each) -> {
                    if (spaced && SENTENCES.contains(kind)) {
                        Phrases some = phrases.computeIfAbsent(kind, key -> new Phrases());
                        each.forEach(line -> some.add(words(line)));
                    } else {
                        patterns.put(kind, compiled(each));
                    }
                });
    }

    /** Says whether there are spaces between its words. */
    boolean isSpaced() {
        return spaced;
    }

    /** Adds the phrases by which a sentence can say it; all that it finds is yet to be weighed. */
    void addTo(Phrases all) {
        SENTENCES_THAT_SAY.forEach(
                kind -> Optional.ofNullable(phrases.get(kind)).ifPresent(all::addAll));
    }

    /** Returns with what words a line of a kind can begin. */
    Set<String> beginnings(String kind) {
        return lines.getOrDefault(kind, List.of()).stream()
                .flatMap(line -> Beginnings.alternatives(words(line)).stream())
                .flatMap(each -> Beginnings.of(each).stream())
                .collect(Collectors.toSet());
    }

    private Pattern compiled(List<String> alternatives) {
        String all = "(?:" + String.join(")|(?:", alternatives) + ")";
        return Pattern.compile(spaced ? EDGE + words(all) + OTHER_EDGE : all);
    }

    private static String words(String line) {
        return line.replace("~", "[\\p{L}\\p{N}]*").replace(" * ", " (?:[^ ]+ ){0,3}");
    }

    /** Says whether a sentence cannot say it; words of one language may look like another's. */
    boolean denies(String words) {
        return finds("never", words);
    }

    /** Says whether a sentence that nothing denies says it, whatever stands around. */
    boolean says(String words) {
        return finds("leave", words) || (finds("quiet", words) && !finds("while", words));
    }

    /** Says whether a sentence is nothing but one of the words that say it alone. */
    boolean isWhole(String words) {
        return is("whole", words);
    }

    /** Says whether what stands between two marks is nothing but a word that means only this. */
    boolean isWord(String words) {
        return is("word", words);
    }

    /** Says whether a sentence says nothing at all. */
    boolean isPolite(String words) {
        return words.length() <= MOST_WHOLE && impolite(words).isEmpty();
    }

    private String impolite(String words) {
        Pattern polite = patterns.get("polite");
        String rest = polite == null ? words : polite.matcher(words).replaceAll(" ");
        return rest.contains("  ") ? SPACES.matcher(rest).replaceAll(" ").strip() : rest.strip();
    }

    private boolean is(String kind, String words) {
        Pattern pattern = patterns.get(kind);
        return pattern != null
                && (spaced || isOfOtherScript(words))
                && words.length() <= MOST_WHOLE
                && (pattern.matcher(words).matches() || pattern.matcher(impolite(words)).matches());
    }

    /** What is written without spaces, or with prefixes, is written in none of Europe's letters. */
    static boolean isOfOtherScript(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) >= HEBREW) {
                return true;
            }
        }
        return false;
    }

    private boolean finds(String kind, String words) {
        Phrases some = phrases.get(kind);
        if (some != null) {
            return some.areIn(words);
        }
        Pattern pattern = patterns.get(kind);
        return pattern != null && isOfOtherScript(words) && pattern.matcher(words).find();
    }
}
