package outlay.mail;

/** Makes foreign texts fit for messages. */
public final class ForeignText {
    private ForeignText() {}

    /** Returns a text on one line, without control and format characters, at most so long. */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        boolean blank = false;
        for (int i = 0; i < text.length() && line.length() <= most; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int visible = visible(c);
            if (visible != ' ') {
                line.append(blank && !line.isEmpty() ? " " : "").appendCodePoint(visible);
            }
            blank = visible == ' ';
        }
        return line.length() <= most ? line.toString() : line.substring(0, most - 3) + "...";
    }

    private static int visible(int c) {
        if (c > ' ' && c < 0x7F) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    ' ';
            default -> c;
        };
    }
}
