package outlay;

import java.util.Locale;
import java.util.Optional;

/** The word that stands for a constant of an enum, in the database, in JSON and in texts. */
public final class Word {
    private Word() {}

    /** Returns the word: {@code in-doubt} for {@code IN_DOUBT}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the constant that a word stands for, if it stands for one. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
