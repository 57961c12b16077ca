package outlay.inbound;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text into the form in which it is compared or shown. */
final class Text {
    /** The repeated code that begins each line but the last of an SMTP reply (RFC 5321, 4.2.1). */
    private static final Pattern REPLY_LINE =
            Pattern.compile("(?<![^ ])[245]\\d\\d-(?:[245]\\.\\d{1,3}\\.\\d{1,3} )?");

    /** Of a web address only the host tells something; the rest names pages. */
    private static final Pattern WEB = Pattern.compile("https?://([^ /?#]{0,255})[^ ]*");

    private Text() {}

    /**
     * Folds a text for comparison with {@link Wording}: lower case without accents (servers often
     * leave them out), white space and control characters as one space, plain apostrophes,
     * addresses as {@code @}, web addresses as their host, the codes inside a many-line reply left
     * out.
     */
    static String fold(String text) {
        String plain = unaccented(spaced(text)).toLowerCase(Locale.ROOT);
        String lower = WEB.matcher(plain).replaceAll("$1");
        return REPLY_LINE.matcher(Addresses.hide(lower)).replaceAll("");
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
    static String foldBefore(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return fold(text.substring(0, end)) + '^';
    }

    /** Returns a text as one line of printable characters, cut where it is too long. */
    static String oneLine(String text, int most) {
        String line = spaced(text.length() > 4 * most ? text.substring(0, 4 * most) : text);
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end) + "…";
    }

    private static String spaced(String text) {
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

    /** Returns the words of an HTML text, a line for each block. */
    static String ofHtml(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                break;
            }
            out.append(html, at, open);
            int name = open + 1;
            if (isTag(html, name, "style") || isTag(html, name, "script")) {
                int close = html.indexOf("</", name);
                int after = close < 0 ? -1 : html.indexOf('>', close);
                at = after < 0 ? html.length() : after + 1;
                continue;
            }
            int close = html.indexOf('>', open);
            if (close < 0) {
                at = html.length();
                break;
            }
            out.append(breaksLine(html, name) ? '\n' : ' ');
            at = close + 1;
        }
        return unescape(out.append(html, at, html.length()).toString());
    }

    private static boolean breaksLine(String html, int name) {
        int start = html.startsWith("/", name) ? name + 1 : name;
        return isTag(html, start, "p")
                || isTag(html, start, "br")
                || isTag(html, start, "div")
                || isTag(html, start, "tr")
                || isTag(html, start, "li")
                || isTag(html, start, "h");
    }

    private static boolean isTag(String html, int at, String name) {
        return html.regionMatches(true, at, name, 0, name.length());
    }

    private static String unescape(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
