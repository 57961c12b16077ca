package outlay.campaign.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets which variant. */
final class LotTest {
    private static final Wording NOTHING = new Wording(null, null, null);

    private static List<Variant> weighing(int... weights) {
        return IntStream.of(weights).mapToObj(weight -> new Variant("v", weight, NOTHING)).toList();
    }

    @Test
    void drawsEachVariantAsOftenAsItWeighs() {
        int[] drawn = new int[3];
        for (int contact = 1; contact <= 60_000; contact++) {
            drawn[Lot.of(7, contact).among(weighing(1, 2, 3))]++;
        }
        for (int variant = 0; variant < 3; variant++) {
            assertEquals((variant + 1) * 10_000, drawn[variant], 400);
        }
    }

    @Test
    void drawsOtherwiseInAnotherCampaign() {
        List<Variant> two = weighing(1, 1);
        long same =
                IntStream.rangeClosed(1, 10_000)
                        .filter(each -> Lot.of(1, each).among(two) == Lot.of(2, each).among(two))
                        .count();
        assertEquals(5_000, (double) same, 250);
    }

    @Test
    void drawsTheFirstAndTheLast() {
        assertEquals(0, new Lot(0).among(weighing(1, 1)));
        assertEquals(0, new Lot(Math.nextDown(0.5)).among(weighing(1, 1)));
        assertEquals(1, new Lot(0.5).among(weighing(1, 1)));
        assertEquals(1, new Lot(Math.nextDown(1.0)).among(weighing(1, 1)));
        assertEquals(0, new Lot(0.9).among(List.of()));
    }
}
