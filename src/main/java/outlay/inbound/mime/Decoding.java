package outlay.inbound.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;

/**
 * Turns encoded text into text: transfer encodings (RFC 2045), charsets, encoded words (RFC 2047).
 * Broken input gives what can be read of it.
 */
public final class Decoding {
    private static final int MOST_WORD_MARKS = 3;

    private Decoding() {}

    /**
     * Decodes a body.
     *
     * @param body its bytes, one a character
     * @param encoding the Content-Transfer-Encoding
     * @param charset the name of the charset; an unknown one is read as UTF-8
     */
    static String body(String body, String encoding, String charset) {
        return text(transfer(body, encoding), charset);
    }

    /** Undoes a transfer encoding; an unknown one is none. */
    static byte[] transfer(String body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body, false);
            default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    /** Decodes the encoded words of a header's value. */
    public static String header(String value) {
        if (!value.contains("=?")) {
            return raw(value);
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        boolean afterWord = false;
        for (int open = value.indexOf("=?"); open >= 0; open = value.indexOf("=?", at)) {
            int close = endOfWord(value, open);
            if (close < 0) {
                break; // nor does any later word end
            }
            String between = value.substring(at, open);
            if (!afterWord || !between.isBlank()) {
                text.append(raw(between));
            }
            text.append(word(value.substring(open + 2, close)));
            afterWord = true;
            at = close + 2;
        }
        return text.append(raw(value.substring(at))).toString();
    }

    /** Returns where the closing {@code ?=} of the encoded word at {@code open} is, or -1. */
    private static int endOfWord(String value, int open) {
        int at = open + 1;
        for (int mark = 1; mark < MOST_WORD_MARKS; mark++) {
            at = value.indexOf('?', at + 1);
            if (at < 0) {
                return -1;
            }
        }
        return value.indexOf("?=", at + 1);
    }

    private static String word(String word) {
        int first = word.indexOf('?');
        int second = word.indexOf('?', first + 1);
        String charset = word.substring(0, first);
        int language = charset.indexOf('*');
        String encoding = word.substring(first + 1, second).toLowerCase(Locale.ROOT);
        String content = word.substring(second + 1);
        byte[] bytes = encoding.equals("b") ? base64(content) : quotedPrintable(content, true);
        return text(bytes, language < 0 ? charset : charset.substring(0, language));
    }

    /** Reads raw bytes in a header, one a character, as what they mostly are. */
    private static String raw(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return text(value.getBytes(StandardCharsets.ISO_8859_1), "");
            }
        }
        return value;
    }

    private static String text(byte[] bytes, String charset) {
        return new String(bytes, charset(charset, bytes));
    }

    private static Charset charset(String name, byte[] bytes) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.equalsIgnoreCase("us-ascii")) {
            // Unlabelled mail that shifts character sets by ESC is Japanese.
            return hasEscape(bytes) ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean hasEscape(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static byte[] base64(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
                digits.append(c);
            }
        }
        if (digits.length() % 4 == 1) {
            digits.setLength(digits.length() - 1); // half a byte says nothing
        }
        return Base64.getDecoder().decode(digits.toString());
    }

    private static byte[] quotedPrintable(String text, boolean inHeader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inHeader && c == '_') {
                bytes.write(' ');
            } else if (c != '=') {
                bytes.write(c);
            } else if (softBreak(text, i + 1) > 0) {
                i = softBreak(text, i + 1);
            } else if (hex(text, i + 1) >= 0 && hex(text, i + 2) >= 0) {
                bytes.write((hex(text, i + 1) << 4) | hex(text, i + 2));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    /** Returns where the line feed of a soft line break is, or 0 when there is none. */
    private static int softBreak(String text, int at) {
        int end = text.startsWith("\r", at) ? at + 1 : at;
        return text.startsWith("\n", end) ? end : 0;
    }

    private static int hex(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }
}
