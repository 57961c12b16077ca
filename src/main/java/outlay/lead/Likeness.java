package outlay.lead;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outlay.Folding;
import outlay.Nearest;

/**
 * How near other values are to one that somebody has asked for; all of them folded.
 *
 * <p>Hundreds of thousands are compared while somebody waits: most are told apart by their letters
 * before they are looked at closely.
 */
final class Likeness {
    /** It is another value altogether. */
    static final int FAR = Integer.MAX_VALUE;

    /** So many letters at the beginning of a word are enough to know it. */
    private static final int ENOUGH = 3;

    /** What is longer is a text: nobody types one, and to compare two takes its square. */
    private static final int LONGEST = 100;

    private final String wanted;
    private final String joined;
    private final List<String> words;
    private final Set<String> wordSet;
    private final long letters;

    Likeness(String wanted) {
        this.wanted = wanted;
        this.words = Folding.words(wanted);
        this.joined = String.join("", words);
        this.wordSet = new HashSet<>(words);
        this.letters = letters(wanted);
    }

    /** Returns how far a value is from the one wanted: 0 for another spelling of it. */
    int distance(String value) {
        if (Math.max(wanted.length(), value.length()) > LONGEST) {
            return FAR;
        }
        long others = letters(value);
        boolean mayHoldIt = Long.bitCount(letters & ~others) <= slipsIn(wanted.length());
        boolean mayBePart = (others & ~letters) == 0;
        boolean mayBeInitials = joined.length() < ENOUGH + 2 && joined.startsWith(first(value));
        return mayHoldIt || mayBePart || mayBeInitials ? compare(value) : FAR;
    }

    private int compare(String value) {
        int slips = Nearest.slips(wanted, value);
        int nearest = slips <= slipsIn(Math.max(wanted.length(), value.length())) ? slips : FAR;
        List<String> parts = Folding.words(value);
        if (!joined.isEmpty() && joined.equals(String.join("", parts))) {
            return 0;
        }
        if (parts.size() > 1 && isShort(parts)) {
            nearest = Math.min(nearest, 1);
        }
        if (words.size() > parts.size() && wordSet.containsAll(parts)) {
            nearest = Math.min(nearest, 2);
        }
        return Math.min(nearest, inWords(parts));
    }

    /** "UK" and "USA" for United Kingdom and United States. */
    private boolean isShort(List<String> parts) {
        StringBuilder initials = new StringBuilder();
        parts.forEach(part -> initials.append(part.charAt(0)));
        return joined.contentEquals(initials)
                || (joined.length() == initials.length() + 1
                        && joined.indexOf(initials.toString()) == 0);
    }

    /** Each word that is wanted is one of the other's, or almost. */
    private int inWords(List<String> parts) {
        int all = 0;
        for (String word : words) {
            int least = FAR;
            for (String part : parts) {
                least = Math.min(least, distance(word, part));
            }
            if (least == FAR) {
                return FAR;
            }
            all += least;
        }
        return words.isEmpty() ? FAR : 1 + all;
    }

    private static int distance(String word, String part) {
        if (word.equals(part)) {
            return 0;
        }
        if (word.length() >= ENOUGH && part.startsWith(word)) {
            return 1;
        }
        int most = slipsIn(word.length());
        if (Math.abs(word.length() - part.length()) > most) {
            return FAR;
        }
        int slips = Nearest.slips(word, part);
        return slips <= most ? slips : FAR;
    }

    /** One in three letters may be wrong (decision D79). */
    private static int slipsIn(int length) {
        return length / ENOUGH;
    }

    private static String first(String value) {
        return value.isEmpty() ? value : value.substring(0, 1);
    }

    /** A bit for each letter that is in it. */
    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // What stands between words is no difference.
            letters |= c < '0' ? 0 : 1L << c;
        }
        return letters;
    }
}
