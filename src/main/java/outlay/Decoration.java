package outlay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people, spreadsheets and mail programs leave around an address or domain, and is no part of
 * it: invisible characters, quotes, brackets with or without a name before them, {@code mailto:},
 * punctuation.
 */
final class Decoration {
    private static final String QUOTES = "\"'`´‘’‚‛“”„‟‹›«»「」『』〝〞";
    private static final String BEFORE = ",;:";
    private static final String BEHIND = ",;:.、，；。";
    private static final String PAIRS = "()[]{}";

    /** The last two are how directories write the addresses of one person. */
    private static final Pattern PREFIX =
            Pattern.compile("(mailto|e-?mail|smtp|rfc822):(.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private Decoration() {}

    /** Takes it all off, in whatever order it is there; letters are composed (NFC). */
    static String off(String text) {
        String bare = text;
        while (true) {
            String inner = withoutPrefix(unwrapped(trimmed(composed(visible(bare)))));
            if (inner.equals(bare)) {
                return bare;
            }
            bare = inner;
        }
    }

    /** Returns a text without invisible characters, with one kind of space, and no wide letters. */
    static String visible(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !isInvisible(c))
                .map(c -> isSpace(c) ? ' ' : narrow(c))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** Japanese keyboards write ASCII in full width, too. */
    private static int narrow(int c) {
        return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    }

    /** Says whether a character shows nothing and takes no room (UAX 44, default ignorable). */
    static boolean isInvisible(int c) {
        return c >= 0x80
                && (Character.getType(c) == Character.FORMAT
                        || c == 0x034F
                        || c == 0x115F
                        || c == 0x1160
                        || (c >= 0x180B && c <= 0x180F)
                        || c == 0x3164
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || c == 0xFFA0
                        || (c >= 0xE0000 && c <= 0xE0FFF));
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85 || c == 0x2800;
    }

    static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isOneOf(BEFORE, text.charAt(from))) {
            from++;
        }
        while (from < to && isOneOf(BEHIND, text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isOneOf(String characters, char c) {
        return isSpace(c) || characters.indexOf(c) >= 0;
    }

    private static String unwrapped(String text) {
        if (text.length() < 2) {
            return text;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        int open = text.lastIndexOf('<');
        if (last == '>' && open >= 0) {
            String inner = text.substring(open + 1, text.length() - 1);
            return isName(text.substring(0, open), inner) ? inner : text;
        }
        int pair = PAIRS.indexOf(first);
        if (pair >= 0 && pair % 2 == 0 && last == PAIRS.charAt(pair + 1)) {
            return text.substring(1, text.length() - 1);
        }
        return withoutQuotes(text);
    }

    /** A second address before the brackets is no name, unless it is quoted or the same. */
    private static boolean isName(String before, String inner) {
        return QUOTED.matcher(before).replaceAll("").indexOf('@') < 0
                || before.strip().equalsIgnoreCase(inner.strip());
    }

    private static String withoutQuotes(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isQuote(text.charAt(from))) {
            from++;
        }
        while (from < to && isQuote(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String withoutPrefix(String text) {
        Matcher prefixed = PREFIX.matcher(text);
        if (!prefixed.matches()) {
            return text;
        }
        return prefixed.group(1).equalsIgnoreCase("mailto")
                ? ofMailto(prefixed.group(2))
                : prefixed.group(2);
    }

    /** RFC 6068: percent-encoded, with header fields behind a question mark. */
    private static String ofMailto(String link) {
        String address = link.replaceAll("^//|\\?.*$", "");
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Returns a text in the form of Unicode in which letters have their marks with them (NFC). */
    static String composed(String text) {
        return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
