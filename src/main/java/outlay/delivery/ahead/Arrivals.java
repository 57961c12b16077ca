package outlay.delivery.ahead;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those who come into a row in one way: each is due no earlier than all who came before and wait
 * for the same. Who comes at one moment waits in line from the end of that moment on.
 */
final class Arrivals {
    private record Kind(int stepsSent, Hours hours) {}

    private final WaitingRow row;
    private final @Nullable PlannedLane lane;
    private final Map<Kind, Cohort> cohorts = new HashMap<>();

    /**
     * Begins with nobody.
     *
     * @param lane by which they are written to; null for any
     */
    Arrivals(WaitingRow row, @Nullable PlannedLane lane) {
        this.row = row;
        this.lane = lane;
    }

    /** Returns the cohort for those who come now and wait for the same. */
    Cohort cohort(int stepsSent, Hours hours) {
        Cohort cohort =
                cohorts.computeIfAbsent(
                        new Kind(stepsSent, hours), kind -> new Cohort(stepsSent, hours, lane));
        row.comes(cohort);
        return cohort;
    }

    /** Has those wait in line who have come. */
    void settle() {
        row.settle();
    }
}
