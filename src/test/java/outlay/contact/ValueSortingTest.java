package outlay.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueSortingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VALUE | Ende, ende 2, Énde 10, Endes",
                "VALUE | 7, 9, 10, 100, 100a, 2000",
                "VALUE | 1, 007, 08, 12",
                "VALUE | v1.9, v1.10, v2",
                "VALUE | 0, 1, a",
                "RANGE | 7, 11-50, '51 – 200', '1,000+', many",
                "LIST  | a;b, b"
            })
    void filesValuesAsPeopleDo(FieldKind kind, String inOrder) {
        List<String> values =
                Arrays.stream(inOrder.split(", (?![0-9]{3}\\+)"))
                        .map(value -> value.replace("'", ""))
                        .toList();
        assertEquals(
                values,
                values.stream()
                        .sorted(Comparator.reverseOrder())
                        .sorted(Comparator.comparing(value -> ValueKeys.sorting(kind, value)))
                        .toList());
    }
}
