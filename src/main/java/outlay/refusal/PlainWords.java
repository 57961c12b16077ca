package outlay.refusal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
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

    private static final int MOST_BEFORE_AT = 130;

    private static final char FIRST_ACCENTED = '\u00c0';

    /** European letters without their accents, as far as they have been met. */
    private static final char[] BASES = new char[0x2000];

    private PlainWords() {}

    /**
     * Folds a text: lower case without accents (servers often leave them out), white space and
     * control characters as one space, plain apostrophes, addresses as {@code @} so that no word in
     * one counts, web addresses as their host, the codes inside a many-line reply left out.
     *
     * <p>Each pattern is tried only where the mark stands that it cannot do without: most lines of
     * most messages have none of them.
     */
    public static String fold(String text) {
        String lower = unaccented(spaced(text)).toLowerCase(Locale.ROOT);
        if (lower.contains("http")) {
            lower = WEB.matcher(lower).replaceAll("$1");
        }
        if (lower.indexOf('(') >= 0 || lower.indexOf('[') >= 0) {
            lower = SERVER.matcher(lower).replaceAll("server");
        }
        lower = withoutAddresses(lower);
        return lower.indexOf('-') >= 0 ? REPLY_LINE.matcher(lower).replaceAll("") : lower;
    }

    /**
     * Returns whether folding changes no more than the case of a line's first two characters: they
     * are letters, and no mark is in their word, or a bracket behind it.
     */
    static boolean keepsBeginning(String line) {
        if (line.length() < 2 || !isLetter(line.charAt(0)) || !isLetter(line.charAt(1))) {
            return false;
        }
        int at = 2;
        while (at < line.length() && line.charAt(at) > ' ') {
            if (isMark(line.charAt(at))) {
                return false;
            }
            at++;
        }
        while (at < line.length() && !isPlain(line.charAt(at))) {
            at++;
        }
        return at == line.length() || !isMark(line.charAt(at));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether folding may put something else for what has this character in it. */
    private static boolean isMark(char c) {
        return c == '@' || c == '(' || c == '[' || c == ':';
    }

    /** An address begins no further before its {@code @} than a local part is long. */
    private static String withoutAddresses(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return text;
        }
        Matcher address = ADDRESS.matcher(text).useTransparentBounds(true);
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int from = Math.max(done, startOfLocal(text, at));
            if (!address.region(from, text.length()).find()) {
                break;
            }
            out.append(text, done, address.start()).append('@');
            done = address.end();
            at = text.indexOf('@', done);
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Returns a place behind which the address begins that has its {@code @} here. */
    private static int startOfLocal(String text, int at) {
        int least = Math.max(0, at - MOST_BEFORE_AT);
        if (at > 0 && text.charAt(at - 1) == '"') {
            return least;
        }
        int start = at;
        while (start > least && mayBeLocal(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean mayBeLocal(char c) {
        return c >= 0x80
                || isLetter(c)
                || (c >= '0' && c <= '9')
                || "_!#$%&'*+/=?^`{|}~.-".indexOf(c) >= 0;
    }

    /**
     * Returns a text without the accents of European scripts. Letter by letter: normalizing a long
     * row of combining marks at once takes time in the square of its length.
     */
    static String unaccented(String text) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) < FIRST_ACCENTED) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isEuropean(c)) {
                out.append(base(c));
            } else if (c < '\u0300' || c > '\u036f') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static char base(char c) {
        char base = BASES[c];
        if (base == 0) {
            base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
            BASES[c] = base; // threads that race write the same
        }
        return base;
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
        return isSpaced(text) ? text : spacedOut(text);
    }

    /** Most texts need nothing done. */
    private static boolean isSpaced(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) && (c != ' ' || before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** Whether a character stays as it is, to be seen at a glance. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '`';
    }

    private static String spacedOut(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = isPlain(c);
            if (!plain && isSpace(c)) {
                space = out.length() > 0;
            } else if (plain || Character.getType(c) != Character.FORMAT) {
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
