package outlay.inbound.optout;

import java.util.regex.Pattern;

/**
 * Decides whether somebody says in plain words that he wants no more mail. {@code optouts.txt} has
 * the words; here is what is looked at: each sentence of what he wrote himself, at the beginning
 * (decision D91).
 */
public final class OptOuts {
    private static final OptOutLanguages LANGUAGES =
            new OptOutLanguages(OptOutLanguage.load("optouts.txt"));

    /** Further down are signatures and what lawyers have people say. */
    private static final int MOST_TEXT = 1_500;

    private static final int MOST_SENTENCES = 40;
    private static final int MOST_SENTENCE = 300;
    private static final int MOST_CLAUSES = 10;

    private static final Pattern CLAUSE = Pattern.compile("[,\\n、，]| [-–—]+ |[–—]");

    /** The types of accents and numbers, which are parts of words as letters are. */
    private static final int OF_WORD =
            1 << Character.NON_SPACING_MARK
                    | 1 << Character.ENCLOSING_MARK
                    | 1 << Character.COMBINING_SPACING_MARK
                    | 1 << Character.DECIMAL_DIGIT_NUMBER
                    | 1 << Character.LETTER_NUMBER
                    | 1 << Character.OTHER_NUMBER;

    private static final Pattern ENGLISH_NOT = Pattern.compile("n't(?![a-z])");
    private static final Pattern ENGLISH_SHORT = Pattern.compile("'(d|m|ll|re|ve|s)(?![a-z])");

    private OptOuts() {}

    /** Says whether a text, without what it quotes, is a wish to be left alone. */
    public static boolean isOne(String text) {
        String own = text.strip();
        String begin = own.substring(0, Math.min(own.length(), MOST_TEXT)).replace("\r", "");
        return saysSo(begin) || isWhole(begin);
    }

    private static boolean saysSo(String text) {
        return SentenceCutter.inParagraphs(text).stream()
                .limit(MOST_SENTENCES)
                .anyMatch(OptOuts::says);
    }

    private static boolean says(String sentence) {
        String folded = folded(sentence);
        String words = words(folded);
        boolean says = LANGUAGES.say(words) || (LANGUAGES.mayHaveWord(words) && hasWord(folded));
        return says && !LANGUAGES.deny(words);
    }

    private static boolean hasWord(String folded) {
        return CLAUSE.splitAsStream(folded)
                .limit(MOST_CLAUSES)
                .anyMatch(clause -> LANGUAGES.isWord(words(clause)));
    }

    /** A word that can mean much says it alone, in the first line that is no greeting. */
    private static boolean isWhole(String text) {
        for (String line : text.split("\n", 4)) {
            String words = words(folded(line));
            boolean greets = LANGUAGES.isPolite(words);
            if (!words.isEmpty() && !greets && !isName(line)) {
                return LANGUAGES.isWhole(words) || LANGUAGES.isWhole(lastSentence(line));
            }
        }
        return false;
    }

    /** "Not wanted. Stop." is one, "Stop! That looks great." is none. */
    private static String lastSentence(String line) {
        String last = "";
        for (String sentence : SentenceCutter.in(line)) {
            String words = words(folded(sentence));
            last = LANGUAGES.isPolite(words) ? last : words;
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
        String plain = OptOutLanguage.fold(start);
        if (plain.indexOf('\'') < 0) {
            return plain;
        }
        String folded = ENGLISH_NOT.matcher(plain).replaceAll("nt");
        return ENGLISH_SHORT.matcher(folded).replaceAll("$1");
    }

    private static String words(String folded) {
        StringBuilder words = new StringBuilder(folded.length());
        boolean mark = false;
        int c;
        for (int i = 0; i < folded.length(); i += Character.charCount(c)) {
            c = folded.codePointAt(i);
            boolean ofWord = isOfWord(c);
            if (ofWord && mark && words.length() > 0) {
                words.append(' ');
            }
            if (ofWord) {
                words.appendCodePoint(c);
            }
            mark = !ofWord;
        }
        return words.toString();
    }

    private static boolean isOfWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetter(c) || (OF_WORD >> Character.getType(c) & 1) != 0;
    }
}
