package outlay.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class TagsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | vip         | vip",
                "old             | vip         | old; vip",
                "old,older ;     | vip         | old; older; vip",
                "VIP; old        | vip         | VIP; old",
                "Messe Köln,old  | messe  koln | Messe Köln,old"
            })
    void areAddedOnce(String before, String tag, String after) {
        assertEquals(after, changed(before, values -> Tags.add(values, tag)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | vip         | ''",
                "old,vip         | web         | old,vip",
                "vip             | VIP         | ''",
                "old,vip;Vip     | vip         | old",
                "Messe Köln; old | messe koln  | old"
            })
    void areTakenInAnySpelling(String before, String tag, String after) {
        assertEquals(after, changed(before, values -> Tags.remove(values, tag)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a;b", "a,b", ",a", "a;", ";", "\u0301"})
    void areRefusedWhenTheyAreNotOne(String written) {
        Problem refused = assertThrows(Problem.class, () -> Tags.checked(written));
        assertEquals(Problem.Kind.USAGE, refused.kind());
    }

    @FunctionalInterface
    private interface Change {
        void of(Map<Integer, String> values);
    }

    private static String changed(String before, Change change) {
        Map<Integer, String> values = new TreeMap<>();
        if (!before.isEmpty()) {
            values.put(Field.TAGS.number(), before);
        }
        change.of(values);
        return values.getOrDefault(Field.TAGS.number(), "");
    }
}
