package outlay.delivery.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Moments are remembered as if each stood in a list. */
final class MomentsTest {
    private final Moments moments = new Moments();
    private final List<Instant> list = new ArrayList<>();
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void areAsInAList(@ForAll long seed) {
        Random random = new Random(seed);
        long step = 1L + random.nextInt(3);
        for (int i = 0; i < 150; i++) {
            if (random.nextInt(6) == 0) {
                step = random.nextInt(4);
            }
            if (random.nextInt(4) > 0) {
                add(step, 1);
            } else if (random.nextInt(3) == 0) {
                add(step, 1 + random.nextInt(3));
            } else {
                remove(now.minusMillis(random.nextInt(12)));
            }
            if (random.nextInt(30) == 0) {
                keep(random.nextInt(list.size() + 1));
            }
            compare();
        }
    }

    private void add(long step, int often) {
        now = now.plusMillis(step);
        moments.add(now, often);
        for (int i = 0; i < often; i++) {
            list.add(now);
        }
    }

    private void remove(Instant moment) {
        moments.remove(moment);
        list.remove(moment);
    }

    /** Some more may be there still. */
    private void keep(int last) {
        moments.keep(last);
        assertTrue(moments.count() >= last && (last > 0 || moments.count() == 0));
        list.subList(0, Math.toIntExact(list.size() - moments.count())).clear();
    }

    private void compare() {
        assertEquals(list.size(), moments.count());
        for (int n = 1; n <= list.size() + 1; n++) {
            assertEquals(
                    n > list.size() ? Optional.empty() : Optional.of(list.get(list.size() - n)),
                    moments.last(n));
        }
        for (int back = -1; back < 30; back++) {
            Instant from = now.minusMillis(back);
            assertEquals(
                    list.stream().filter(each -> !each.isBefore(from)).count(),
                    moments.since(from));
            assertEquals(
                    list.stream().filter(each -> !each.isBefore(from)).findFirst(),
                    moments.first(from));
        }
    }
}
