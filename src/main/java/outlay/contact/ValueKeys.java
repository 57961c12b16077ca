package outlay.contact;

import java.util.List;
import outlay.Folding;
import outlay.ListText;

/** The keys under which the index keeps a value, for each kind of field. */
public final class ValueKeys {
    /** Begins the key of a number that cannot be read; sorts behind all digits. */
    public static final char UNREADABLE = '~';

    /** Longer runs of digits are no numbers to people; so they stay before letters. */
    private static final int MOST_DIGITS = 40;

    private ValueKeys() {}

    /** A key and how to show what it stands for. */
    record Key(String key, String display) {}

    /** Returns the keys of a value that is not blank. */
    static List<Key> of(FieldKind kind, String value) {
        return switch (kind) {
            case VALUE -> List.of(new Key(Folding.fold(value), value));
            case WORDS, NAME ->
                    Folding.words(value).stream().map(word -> new Key(word, word)).toList();
            case LIST ->
                    ListText.elements(value).stream()
                            .map(element -> new Key(Folding.fold(element), element))
                            .filter(key -> !key.key().isEmpty())
                            .toList();
            case RANGE -> List.of(range(value));
            case PRESENCE -> List.of();
        };
    }

    /**
     * Returns a text that sorts as people file a value: a size by its number, digits elsewhere as
     * the numbers that they are, case and accents aside; empty for a blank one.
     */
    public static String sorting(FieldKind kind, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return kind == FieldKind.RANGE ? range(value).key() : numbered(Folding.fold(value));
    }

    /** Puts before each run of digits how many there are: 9 is before 10. */
    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder(text.length() + 4);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            while (at < end && text.charAt(at) == '0') {
                at++;
            }
            if (end > 0 && isDigit(text.charAt(end - 1))) {
                numbered.append((char) ('0' + Math.min(MOST_DIGITS, end - at)));
            }
            numbered.append(text, at, end);
            if (end < text.length()) {
                numbered.append(text.charAt(end));
            }
            at = end + 1;
        }
        return numbered.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Key range(String value) {
        String key =
                NumberRange.parse(value).map(NumberRange::key).orElse(String.valueOf(UNREADABLE));
        return new Key(key + Folding.fold(value), value);
    }

    /** Returns the folded value of which a range's key was made. */
    public static String valueOfRange(String key) {
        return key.substring(key.charAt(0) == UNREADABLE ? 1 : NumberRange.KEY_LENGTH);
    }

    /**
     * Returns the key under which the index keeps contacts by the domain of their address: its
     * labels from the last to the first, each with a dot behind it, so that a domain and all below
     * it lie in one stretch.
     */
    public static String ofDomain(String domain) {
        StringBuilder key = new StringBuilder(domain.length() + 1);
        int end = domain.length();
        while (end >= 0) {
            int dot = domain.lastIndexOf('.', end - 1);
            key.append(domain, dot + 1, end).append('.');
            end = dot;
        }
        return key.toString();
    }
}
