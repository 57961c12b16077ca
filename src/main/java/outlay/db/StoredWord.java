package outlay.db;

import outlay.Problem;
import outlay.Word;

/** A word in a column that the schema allows certain words only. */
public final class StoredWord {
    private StoredWord() {}

    /**
     * Returns the constant that the word stands for.
     *
     * @throws Problem DAMAGED when it stands for none: what wrote it was not Outlay
     */
    public static <E extends Enum<E>> E of(Class<E> type, String word) {
        return Word.find(type, word)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Problem.Kind.DAMAGED,
                                        "the file is damaged: '"
                                                + word
                                                + "' is no "
                                                + type.getSimpleName(),
                                        "go back to one made by 'outlay backup'; 'outlay doctor'"
                                                + " lists what is damaged"));
    }
}
