package outlay.mail.letter;

/** Takes out of a text what must not reach a message, whatever the text says. */
final class CleanText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private CleanText() {}

    /**
     * Returns a text for one header line: no line ends, controls, marks that turn the reading
     * direction or hide letters, or halves of characters; at most so many characters. Joiners stay:
     * scripts and emoji need them.
     */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        int kept = 0;
        for (int i = 0; i < text.length() && kept < most; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int clean = inLine(c);
            boolean doubled =
                    clean == ' ' && (line.isEmpty() || line.charAt(line.length() - 1) == ' ');
            if (clean >= 0 && !doubled) {
                line.appendCodePoint(clean);
                kept++;
            }
        }
        return line.toString().strip();
    }

    /** Returns what stands for a character in a line, or -1 for nothing. */
    private static int inLine(int c) {
        if (c > ' ' && c < 0x7F) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    ' ';
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER ? c : -1;
            case Character.SURROGATE -> REPLACEMENT;
            default -> c;
        };
    }

    /** Returns a text for a body: line ends are CRLF, no other controls but TAB. */
    static String body(String text) {
        StringBuilder body = new StringBuilder(text.length() + text.length() / 16 + 2);
        for (int i = 0; i < text.length(); ) {
            int plain = endOfPlain(text, i);
            body.append(text, i, plain);
            if (plain == text.length()) {
                break;
            }
            int c = text.codePointAt(plain);
            i = plain + Character.charCount(c);
            if (c == '\n' || c == '\r') {
                i += c == '\r' && i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
                body.append("\r\n");
            } else if (Character.getType(c) == Character.SURROGATE) {
                body.appendCodePoint(REPLACEMENT);
            } else if (c == '\t' || !Character.isISOControl(c)) {
                body.appendCodePoint(c);
            }
        }
        return body.toString();
    }

    /** Most of a text is of ASCII's visible characters and blanks, and is taken as it is. */
    private static int endOfPlain(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= ' ' && text.charAt(end) < 0x7F) {
            end++;
        }
        return end;
    }
}
