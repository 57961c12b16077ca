package outlay.refusal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text into the form in which it is compared with {@link Wordings}. */
public final class PlainWords {
    /** The repeated code that begins each line but the last of an SMTP reply (RFC 5321, 4.2.1). */
    private static final Pattern REPLY_LINE =
            Pattern.compile("(?<![^ ])[245]\\d\\d-(?:[245]\\.\\d{1,3}\\.\\d{1,3} )?");

    /** Of a web address only the host tells something; the rest names pages. */
    private static final Pattern WEB = Pattern.compile("https?://([^ /?#]{0,255})[^ ]*");

    /** What a server is called tells nothing about a refusal, where its IP address stands, too. */
    private static final Pattern SERVER =
            Pattern.compile("(?<![\\w.-])[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,10}(?= ?[\\[(]\\d)");

    /** Letters of other alphabets only with case: running text in others has no spaces. */
    private static final String LETTER = "\\w\\p{Ll}\\p{Lu}";

    private static final Pattern ADDRESS =
            Pattern.compile(
                    ("(?:\"[^\"\\n@]{1,126}+\"|(?<![" + LETTER + "]|[" + LETTER + "]\\.)")
                            + ("[" + LETTER + "][" + LETTER + "!#$%&'*+/=?^_`{|}~.-]{0,127}+)")
                            + ("@[" + LETTER + "](?:[" + LETTER + ".-]{0,253}[" + LETTER + "])?"));

    private PlainWords() {}

    /**
     * Folds a text: lower case without accents (servers often leave them out), white space and
     * control characters as one space, plain apostrophes, addresses as {@code @} so that no word in
     * one counts, web addresses as their host, the codes inside a many-line reply left out.
     */
    public static String fold(String text) {
        String plain = unaccented(spaced(text)).toLowerCase(Locale.ROOT);
        String lower = WEB.matcher(plain).replaceAll("$1");
        lower = SERVER.matcher(lower).replaceAll("server");
        return REPLY_LINE.matcher(ADDRESS.matcher(lower).replaceAll("@")).replaceAll("");
    }

    /**
     * Returns a text without the accents of European scripts. Letter by letter: normalizing a long
     * row of combining marks at once takes time in the square of its length.
     */
    static String unaccented(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isEuropean(c)) {
                out.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
            } else if (c < '\u0300' || c > '\u036f') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns whether a character is in a block of Latin, Greek or Cyrillic letters. */
    private static boolean isEuropean(char c) {
        return (c >= '\u00c0' && c <= '\u024f')
                || (c >= '\u0370' && c <= '\u04ff')
                || (c >= '\u1e00' && c <= '\u1fff');
    }

    /**
     * Folds what stands before an address: without the marks at its end, and {@code ^} in place.
     */
    public static String foldBefore(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return fold(text.substring(0, end)) + '^';
    }

    /** Returns a text with white space and control characters as one space, on one line. */
    public static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = out.length() > 0;
            } else if (Character.getType(c) != Character.FORMAT) {
                if (space) {
                    out.append(' ');
                    space = false;
                }
                out.append(c == '’' || c == '‘' || c == '`' ? '\'' : c);
            }
        }
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c <= ' '
                || Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || c == '\uFFFD'; // what could not be decoded
    }
}
