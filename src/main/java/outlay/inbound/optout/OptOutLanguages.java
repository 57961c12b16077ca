package outlay.inbound.optout;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All languages in which somebody may wish to be left alone. What most people write is none in any
 * of them, and one look tells it; only what passes is weighed, a language at a time.
 */
final class OptOutLanguages {
    private final List<OptOutLanguage> all;
    private final List<OptOutLanguage> unspaced;
    private final Phrases saying = new Phrases();
    private final WordIndex<OptOutLanguage> word = new WordIndex<>();
    private final WordIndex<OptOutLanguage> whole = new WordIndex<>();
    private final WordIndex<OptOutLanguage> polite = new WordIndex<>();

    OptOutLanguages(List<OptOutLanguage> languages) {
        this.all = languages;
        this.unspaced = languages.stream().filter(each -> !each.isSpaced()).toList();
        for (OptOutLanguage language : languages) {
            language.addTo(saying);
            word.add(firstWords(language.beginnings("word")), language);
            whole.add(firstWords(language.beginnings("whole")), language);
            polite.add(language.beginnings("polite"), language);
        }
    }

    /** Politeness may stand between the words, so that only the first is sure to be there. */
    private static Set<String> firstWords(Set<String> beginnings) {
        return beginnings.stream()
                .map(
                        each ->
                                each.substring(
                                        0, Math.min(each.length(), (each + ' ').indexOf(' ') + 1)))
                .collect(Collectors.toSet());
    }

    /** Says whether a sentence says it, whatever stands around. */
    boolean say(String words) {
        boolean may = saying.areIn(words) || OptOutLanguage.isOfOtherScript(words);
        return may && all.stream().anyMatch(each -> each.says(words));
    }

    /** Says whether a sentence cannot say it. */
    boolean deny(String words) {
        return all.stream().anyMatch(each -> each.denies(words));
    }

    /** Says whether there may be a word in a sentence that says it between two marks. */
    boolean mayHaveWord(String words) {
        return isAnyIn(word, words, each -> true);
    }

    /** Says whether what stands between two marks is nothing but a word that means only this. */
    boolean isWord(String words) {
        return words.length() <= OptOutLanguage.MOST_WHOLE
                && isAnyIn(word, words, each -> each.isWord(words));
    }

    /** Says whether a line is nothing but one of the words that say it alone. */
    boolean isWhole(String words) {
        return words.length() <= OptOutLanguage.MOST_WHOLE
                && isAnyIn(whole, words, each -> each.isWhole(words));
    }

    /** Says whether a line says nothing at all. */
    boolean isPolite(String words) {
        Predicate<OptOutLanguage> says = each -> each.isPolite(words);
        return words.isEmpty()
                || (words.length() <= OptOutLanguage.MOST_WHOLE
                        && (polite.anyAt(words, 0, says) || isAnyUnspaced(words, says)));
    }

    private boolean isAnyIn(
            WordIndex<OptOutLanguage> index, String words, Predicate<OptOutLanguage> test) {
        return index.anyIn(words + ' ', test) || isAnyUnspaced(words, test);
    }

    private boolean isAnyUnspaced(String words, Predicate<OptOutLanguage> test) {
        return OptOutLanguage.isOfOtherScript(words) && unspaced.stream().anyMatch(test);
    }
}
