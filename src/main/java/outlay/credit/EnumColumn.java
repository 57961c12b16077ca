package outlay.credit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The words that a column has for the constants of an enum, read as numbers: of all that reading a
 * row through JDBC costs, its texts cost the most.
 */
final class EnumColumn<E extends Enum<E>> {
    private final List<E> constants;

    EnumColumn(List<E> constants) {
        this.constants = constants;
    }

    /** Returns SQL for the number of the word in a column: 0 for NULL, -1 for an unknown word. */
    String number(String column) {
        return IntStream.range(0, constants.size())
                .mapToObj(i -> " WHEN %s = '%s' THEN %d".formatted(column, constants.get(i), i + 1))
                .collect(
                        Collectors.joining(
                                "", "CASE WHEN " + column + " IS NULL THEN 0", " ELSE -1 END"));
    }

    /** Returns the constant with a number, null when no word has it. */
    @Nullable E find(int number) {
        return number > 0 ? constants.get(number - 1) : null;
    }
}
