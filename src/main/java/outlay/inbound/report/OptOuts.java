package outlay.inbound.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides whether somebody says in plain words that he wants no more mail. {@code optouts.txt} has
 * the words; here is what is looked at: each sentence of what he wrote himself, at the beginning
 * (decision D91).
 */
final class OptOuts {
    private static final List<OptOutLanguage> LANGUAGES = OptOutLanguage.load("optouts.txt");

    /** Further down are signatures and what lawyers have people say. */
    private static final int MOST_TEXT = 1_500;

    private static final int MOST_SENTENCES = 40;
    private static final int MOST_SENTENCE = 300;
    private static final int MOST_CLAUSES = 10;

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");
    private static final Pattern SENTENCE = Pattern.compile("[.!?;:。！？；…]+(?=\\s|$)|[。！？；]");
    private static final Pattern CLAUSE = Pattern.compile("[,\\n、，]| [-–—]+ |[–—]");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ENGLISH_NOT = Pattern.compile("n't(?![a-z])");
    private static final Pattern ENGLISH_SHORT = Pattern.compile("'(d|m|ll|re|ve|s)(?![a-z])");

    private OptOuts() {}

    /** Says whether a text, without what it quotes, is a wish to be left alone. */
    static boolean isOne(String text) {
        String own = text.strip();
        String begin = own.substring(0, Math.min(own.length(), MOST_TEXT)).replace("\r", "");
        return saysSo(begin) || isWhole(begin);
    }

    private static boolean saysSo(String text) {
        return PARAGRAPH
                .splitAsStream(text)
                .flatMap(SENTENCE::splitAsStream)
                .filter(sentence -> !sentence.isBlank())
                .limit(MOST_SENTENCES)
                .anyMatch(OptOuts::says);
    }

    private static boolean says(String sentence) {
        String folded = folded(sentence);
        String words = words(folded);
        boolean says =
                LANGUAGES.stream().anyMatch(language -> language.says(words))
                        || CLAUSE.splitAsStream(folded)
                                .limit(MOST_CLAUSES)
                                .anyMatch(clause -> isWord(words(clause)));
        return says && LANGUAGES.stream().noneMatch(language -> language.denies(words));
    }

    private static boolean isWord(String words) {
        return LANGUAGES.stream().anyMatch(language -> language.isWord(words));
    }

    /** A word that can mean much says it alone, in the first line that is no greeting. */
    private static boolean isWhole(String text) {
        for (String line : text.split("\n", 4)) {
            String words = words(folded(line));
            boolean greets = LANGUAGES.stream().anyMatch(each -> each.isPolite(words));
            if (!words.isEmpty() && !greets && !isName(line)) {
                return isWholeLine(words) || isWholeLine(lastSentence(line));
            }
        }
        return false;
    }

    private static boolean isWholeLine(String words) {
        return LANGUAGES.stream().anyMatch(each -> each.isWhole(words));
    }

    /** "Not wanted. Stop." is one, "Stop! That looks great." is none. */
    private static String lastSentence(String line) {
        String last = "";
        for (String sentence : SENTENCE.split(line, -1)) {
            String words = words(folded(sentence));
            boolean says = LANGUAGES.stream().noneMatch(each -> each.isPolite(words));
            last = says ? words : last;
        }
        return last;
    }

    /** "Hi Nadia," and the like. */
    private static boolean isName(String line) {
        String stripped = line.strip();
        return stripped.endsWith(",") && words(folded(stripped)).split(" ", -1).length <= 4;
    }

    private static String folded(String sentence) {
        String start = sentence.substring(0, Math.min(sentence.length(), MOST_SENTENCE));
        String folded = ENGLISH_NOT.matcher(OptOutLanguage.fold(start)).replaceAll("nt");
        return ENGLISH_SHORT.matcher(folded).replaceAll("$1");
    }

    private static String words(String folded) {
        return MARKS.matcher(folded).replaceAll(" ").strip();
    }
}
