package outlay.mail.letter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A text in the transfer encoding that suits it (RFC 2045, 6): as it is when it is plain ASCII in
 * short lines, quoted-printable when most of it is ASCII, else base64.
 */
record BodyPart(String subtype, String encoding, String encoded) {
    /** RFC 5321 allows 998; mailers on the way have put things before a line. */
    private static final int LONGEST_LINE = 900;

    private static final int QUOTED_LINE = 76;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Encodes a body that stands alone. */
    static BodyPart alone(String subtype, String text) {
        String body = CleanText.body(text);
        return isShortAscii(body)
                ? new BodyPart(subtype, "7bit", endLine(body))
                : encoded(subtype, body);
    }

    /**
     * Encodes one of several bodies. It is never left as it is: no encoded text can hold {@code
     * =_}, with which {@link Letter}'s boundary begins.
     */
    static BodyPart among(String subtype, String text) {
        return encoded(subtype, CleanText.body(text));
    }

    private static BodyPart encoded(String subtype, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        return high > bytes.length / 6
                ? new BodyPart(subtype, "base64", endLine(base64(bytes)))
                : new BodyPart(subtype, "quoted-printable", endLine(quotedPrintable(bytes)));
    }

    void write(StringBuilder message) {
        message.append("Content-Type: text/").append(subtype).append("; charset=UTF-8\r\n");
        message.append("Content-Transfer-Encoding: ").append(encoding).append("\r\n\r\n");
        message.append(encoded);
    }

    private static boolean isShortAscii(String body) {
        int start = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c >= 0x80 || i - start > LONGEST_LINE) {
                return false;
            }
            if (c == '\n') {
                start = i + 1;
            }
        }
        return true;
    }

    private static String endLine(String body) {
        return body.endsWith("\r\n") ? body : body + "\r\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static String quotedPrintable(byte[] bytes) {
        byte[] out = new byte[(bytes.length + bytes.length / (QUOTED_LINE / 3) + 1) * 3];
        int length = 0;
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            boolean literal = isVisible(b) || isBlankWithin(bytes, i);
            if (!literal && isLineEnd(bytes, i)) {
                out[length++] = '\r';
                out[length++] = '\n';
                column = 0;
                i++;
                continue;
            }
            if (column + (literal ? 1 : 3) > QUOTED_LINE - 1) {
                out[length++] = '=';
                out[length++] = '\r';
                out[length++] = '\n';
                column = 0;
            }
            if (literal) {
                out[length++] = b;
                column++;
            } else {
                out[length++] = '=';
                out[length++] = (byte) HEX[b >> 4 & 15];
                out[length++] = (byte) HEX[b & 15];
                column += 3;
            }
        }
        return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isVisible(byte b) {
        return b > ' ' && b < 0x7F && b != '=';
    }

    /** White space at the end of a line would be lost on the way. */
    private static boolean isBlankWithin(byte[] bytes, int i) {
        return (bytes[i] == ' ' || bytes[i] == '\t')
                && i + 1 < bytes.length
                && !isLineEnd(bytes, i + 1);
    }

    private static boolean isLineEnd(byte[] bytes, int i) {
        return bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
    }
}
