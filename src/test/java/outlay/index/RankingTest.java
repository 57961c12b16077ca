package outlay.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gathers and ranks random values, in memory and past it, beside a plain map. */
final class RankingTest {
    @ParameterizedTest
    @CsvSource({"100000000, 1000000", "100000000, 100", "20000, 1000000", "20000, 100", "20000, 1"})
    void agreesWithAPlainMap(long memory, int values) {
        Random random = new Random(7);
        Map<String, Ranking.RankedValue> expected = new LinkedHashMap<>();
        Gathering gathering = new Gathering(memory);
        for (int i = 0; i < 20_000; i++) {
            String key = "é" + (int) Math.abs(random.nextGaussian() * 1_000);
            String display = random.nextBoolean() ? key : key.toUpperCase(Locale.ROOT) + "😀";
            int count = random.nextInt(3) + 1;
            gathering.add(Slice.of(key), Slice.of(display), count);
            expected.merge(key, new Ranking.RankedValue(display, count), RankingTest::sum);
        }
        Ranking ranking = new Ranking(values);
        gathering.handOn((key, display, count) -> ranking.add(display, count));
        assertEquals(ranked(expected), all(ranking));
        assertEquals(ranked(expected), all(ranking), "the second time");
    }

    private static Ranking.RankedValue sum(Ranking.RankedValue one, Ranking.RankedValue other) {
        return new Ranking.RankedValue(one.value(), one.count() + other.count());
    }

    private static List<Ranking.RankedValue> ranked(Map<String, Ranking.RankedValue> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                        (Map.Entry<String, Ranking.RankedValue> entry) ->
                                                -entry.getValue().count())
                                .thenComparing(
                                        entry -> utf8(entry.getKey()), Arrays::compareUnsigned))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Ranking.RankedValue> all(Ranking ranking) {
        List<Ranking.RankedValue> all = new ArrayList<>();
        ranking.forEach(all::add);
        return all;
    }

    @Test
    void isEmptyWithoutValues() {
        assertEquals(List.of(), all(new Ranking()));
        assertEquals(List.of(), ofNothing());
    }

    private static List<Ranking.RankedValue> ofNothing() {
        Ranking ranking = new Ranking();
        new Gathering().handOn((key, display, count) -> ranking.add(display, count));
        return all(ranking);
    }

    /** What two of them have put aside is not mixed up. */
    @Test
    void standsBesideAnother() {
        Ranking one = new Ranking(1);
        Ranking other = new Ranking(1);
        for (int i = 1; i <= 5; i++) {
            one.add(Slice.of("a" + i), i);
            other.add(Slice.of("b" + i), 10 - i);
        }
        assertEquals(new Ranking.RankedValue("a5", 5), all(one).get(0));
        assertEquals(new Ranking.RankedValue("b1", 9), all(other).get(0));
        assertEquals(5, all(one).size());
    }
}
