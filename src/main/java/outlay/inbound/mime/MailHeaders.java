package outlay.inbound.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A block of header fields (RFC 5322), read with forbearance: unfolded, in order, names compared
 * without case, lines that are no field left out, and no more than {@value #MOST_FIELDS} of them.
 */
public final class MailHeaders {
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_CHARACTERS = 20_000;

    private record HeaderField(String name, String value) {}

    private final List<HeaderField> fields = new ArrayList<>();
    private int end;

    private MailHeaders() {}

    /** Returns the first value of a field, encoded as it came, or an empty text. */
    public String first(String name) {
        for (HeaderField field : fields) {
            if (field.name.equals(name)) {
                return field.value;
            }
        }
        return "";
    }

    /** Returns all values of a field, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.name.equals(name)) {
                values.add(field.value);
            }
        }
        return values;
    }

    public boolean has(String name) {
        for (HeaderField field : fields) {
            if (field.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Returns where the block ended in the text it was read from: there the body begins. */
    int end() {
        return end;
    }

    /** Reads the fields from {@code start} to the first empty line. */
    public static MailHeaders read(String text, int start, int limit) {
        MailHeaders headers = new MailHeaders();
        Lines lines = new Lines(text, start, limit);
        StringBuilder field = new StringBuilder();
        headers.end = limit;
        while (lines.next()) {
            String line = lines.line();
            if (line.isBlank()) {
                headers.end = lines.after();
                break;
            }
            if (isContinuation(line)) {
                append(field, ' ' + line.strip());
            } else if (colon(line) > 0) {
                headers.add(field);
                append(field, line);
            } else if (!headers.fields.isEmpty() && !line.startsWith("From ")) {
                headers.end = lines.start();
                break;
            }
        }
        headers.add(field);
        return headers;
    }

    private static boolean isContinuation(String line) {
        return line.charAt(0) == ' ' || line.charAt(0) == '\t';
    }

    private static void append(StringBuilder field, String more) {
        field.append(more, 0, Math.min(more.length(), MOST_CHARACTERS - field.length()));
    }

    private void add(StringBuilder field) {
        int colon = colon(field);
        if (colon > 0 && fields.size() < MOST_FIELDS) {
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.add(new HeaderField(name, field.substring(colon + 1).strip()));
        }
        field.setLength(0);
    }

    /** Returns where the colon after a field name is, or -1 when the line is no field. */
    public static int colon(CharSequence line) {
        int at = 0;
        while (at < line.length() && isNameCharacter(line.charAt(at))) {
            at++;
        }
        int name = at;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return name > 0 && at < line.length() && line.charAt(at) == ':' ? at : -1;
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7f && c != ':';
    }
}
