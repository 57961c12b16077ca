package outlay.contact;

import java.util.List;
import outlay.Folding;
import outlay.ListText;

/** The keys under which the index keeps a value, for each kind of field. */
public final class ValueKeys {
    /** Begins the key of a number that cannot be read; sorts behind all digits. */
    public static final char UNREADABLE = '~';

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
        return kind == FieldKind.RANGE ? range(value).key() : SortingText.of(value);
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
