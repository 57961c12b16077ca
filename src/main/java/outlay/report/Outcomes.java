package outlay.report;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import outlay.delivery.DayOutcome;

/** What left and what came back, added up. */
record Outcomes(long tried, long sent, long replies, long bounces, long unsubscribes) {
    static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

    static Outcomes of(Collection<DayOutcome> days) {
        return days.stream().map(Outcomes::of).reduce(NONE, Outcomes::plus);
    }

    private static Outcomes of(DayOutcome day) {
        return new Outcomes(
                day.tried(), day.sent(), day.replies(), day.bounces(), day.unsubscribes());
    }

    /** Returns them by something that all have, such as their day, in its order. */
    static <K> NavigableMap<K, Outcomes> by(
            Function<DayOutcome, K> key, Collection<DayOutcome> days) {
        NavigableMap<K, Outcomes> sums = new TreeMap<>();
        days.forEach(day -> sums.merge(key.apply(day), of(day), Outcomes::plus));
        return sums;
    }

    private Outcomes plus(Outcomes other) {
        return new Outcomes(
                tried + other.tried,
                sent + other.sent,
                replies + other.replies,
                bounces + other.bounces,
                unsubscribes + other.unsubscribes);
    }
}
