package outlay.mail;

/** Makes foreign texts fit for messages. */
public final class ForeignText {
    private ForeignText() {}

    /** Returns a text on one line, without control and format characters, at most so long. */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(4L * most).forEach(c -> line.appendCodePoint(visible(c)));
        String clean = line.toString().strip().replaceAll(" {2,}", " ");
        return clean.length() <= most ? clean : clean.substring(0, most - 3) + "...";
    }

    private static int visible(int c) {
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
