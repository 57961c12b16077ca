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
                "VALUE | 0.5, 1, 1.05, 1.25, 1.5, 2, 10, 10.5",
                "VALUE | -10, -9.75, -9.5, -9, -1, -0.5, -0.25, 0, 0.25, 3",
                "VALUE | -1.55, -1.5, -1, +2, 2.50, 3.",
                "VALUE | -999, 5, 999.5, '1,000', '1,234.5', 2000",
                "VALUE | v1.2.9, v1.2.10",
                "VALUE | 2025-12-31, 2026-01-02, 2026-01-10",
                "RANGE | 7, 11-50, '51 – 200', '1,000+', many",
                "LIST  | a;b, b"
            })
    void filesValuesAsPeopleDo(FieldKind kind, String inOrder) {
        List<String> values =
                Arrays.stream(inOrder.split(", ")).map(value -> value.replace("'", "")).toList();
        assertEquals(
                values,
                values.stream()
                        .sorted(Comparator.reverseOrder())
                        .sorted(Comparator.comparing(value -> ValueKeys.sorting(kind, value)))
                        .toList());
    }
}
