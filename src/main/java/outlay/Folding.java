package outlay;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Brings texts that differ in case, accents or runs of white space only into one form. */
public final class Folding {
    private Folding() {}

    /**
     * Returns what is compared of a text: without marks (Unicode's canonical decomposition), in one
     * case ("Straße" is "STRASSE"), with single spaces and none around it.
     */
    public static String fold(String text) {
        return isPlain(text) ? lower(text) : foldAny(text);
    }

    /**
     * Folds a text that is only ASCII, with no white space but single spaces inside.
     *
     * @param into takes what is compared of it, as many bytes as the text has
     * @return false when it is no such text; what is in {@code into} then means nothing
     */
    public static boolean foldPlain(byte[] text, int from, int to, byte[] into) {
        boolean afterSpace = true;
        for (int at = from; at < to; at++) {
            byte c = text[at];
            if (c > 0x7e || c < ' ' || (c == ' ' && afterSpace)) {
                return false;
            }
            afterSpace = c == ' ';
            into[at - from] = c >= 'A' && c <= 'Z' ? (byte) (c + 'a' - 'A') : c;
        }
        return !afterSpace || from == to;
    }

    /** Returns the words of a text, folded: its runs of letters and digits. */
    public static List<String> words(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>(4);
        int start = -1;
        for (int i = 0; i <= folded.length(); ) {
            int c = i < folded.length() ? folded.codePointAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            i += Character.charCount(c);
        }
        return words;
    }

    /** ASCII with no white space but single spaces inside. */
    private static boolean isPlain(String text) {
        boolean afterSpace = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7e || c < ' ' || (c == ' ' && afterSpace)) {
                return false;
            }
            afterSpace = c == ' ';
        }
        return !afterSpace || text.isEmpty();
    }

    private static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    private static String foldAny(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        // Without marks of its own first: to bring very many into order takes quadratic time.
        String decomposed = Normalizer.normalize(withoutMarks(text), Normalizer.Form.NFD);
        for (int i = 0; i < decomposed.length(); ) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = folded.length() > 0;
            } else if (!isMark(c)) {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.appendCodePoint(withoutStroke(c));
            }
        }
        // By way of upper case, so that letters with one capital (ß and ss, σ and ς) become one.
        return folded.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String withoutMarks(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isMark(c)).forEach(rest::appendCodePoint);
        return rest.toString();
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Unicode does not take the stroke for a mark; whoever types Lodz for Łódź does. */
    private static int withoutStroke(int c) {
        return switch (c) {
            case 'ł', 'Ł' -> 'l';
            case 'ø', 'Ø' -> 'o';
            case 'đ', 'Đ' -> 'd';
            case 'ħ', 'Ħ' -> 'h';
            case 'ı' -> 'i';
            default -> c;
        };
    }
}
