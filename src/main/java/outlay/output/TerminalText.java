package outlay.output;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.Count;

/** Text on its way to a terminal. */
public final class TerminalText {
    private TerminalText() {}

    /**
     * Replaces what a terminal would obey or hide: control characters (but line feed and tab), and
     * the format characters that turn the direction of text (Unicode TR 9, TR 36).
     */
    static String printable(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isObeyed(c) ? '\ufffd' : c));
        return printable.toString();
    }

    /** Says whether a text can stand in a list on a terminal as it is: nothing in it is obeyed. */
    public static boolean isPrintableLine(String text) {
        return text.equals(printable(text)) && text.indexOf('\n') < 0 && text.indexOf('\t') < 0;
    }

    /**
     * Says whether a text is of ASCII's visible characters and blanks: most are, and quickly so.
     */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns a value as people read it: a number with its thousands separated, an instant in UTC
     * to the second.
     */
    static String value(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return Count.text(((Number) value).longValue());
        }
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null));
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? value(optional.getAsInt()) : "";
        }
        return value instanceof Instant instant ? Times.text(instant) : String.valueOf(value);
    }

    private static boolean isObeyed(int c) {
        return (c != '\n' && c != '\t' && Character.isISOControl(c))
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }
}
