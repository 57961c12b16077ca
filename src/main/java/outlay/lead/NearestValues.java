package outlay.lead;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import outlay.Folding;
import outlay.contact.Field;
import outlay.contact.NumberRange;
import outlay.contact.WebDomain;
import outlay.db.Transaction;
import outlay.index.Ranking.RankedValue;
import outlay.index.Vocabulary;

/**
 * The values that somebody has which are nearest to one that nobody has; only the index is read.
 */
final class NearestValues {
    /** So many are named. */
    private static final int MOST = 5;

    /** So many are counted, to see which of equally near ones most people have. */
    private static final int COUNTED = 12;

    private final Vocabulary vocabulary;
    private final Map<String, Found> found = new HashMap<>();

    /** A key, how far it is, and how many bytes its contacts take: more for more contacts. */
    private record Found(String key, int distance, long bytes) {
        static final Comparator<Found> NEAREST_FIRST =
                Comparator.comparingInt(Found::distance)
                        .thenComparing(Comparator.comparingLong(Found::bytes).reversed())
                        .thenComparing(Found::key);

        Found plus(Found other) {
            return new Found(key, distance, bytes + other.bytes);
        }
    }

    private record Counted(int distance, RankedValue value) {}

    private NearestValues(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Returns the nearest values of a field, nearest first, then most first. */
    static List<RankedValue> of(Transaction tx, int field, String value) {
        NearestValues values = new NearestValues(new Vocabulary(tx, field));
        switch (Field.kind(field)) {
            case VALUE, LIST, WORDS, NAME ->
                    values.lookLike(field == Field.DOMAIN.number() ? WebDomain.of(value) : value);
            case RANGE -> {
                NumberRange wanted = NumberRange.parse(value).orElseThrow();
                values.look(wanted.key(), key -> gap(wanted, key));
            }
            case PRESENCE -> {}
        }
        return values.nearest();
    }

    /** Returns the nearest words of first and last names. */
    static List<RankedValue> ofNames(Transaction tx, String word) {
        NearestValues values =
                new NearestValues(
                        new Vocabulary(tx, Field.FIRST_NAME.number(), Field.LAST_NAME.number()));
        values.lookLike(word);
        return values.nearest();
    }

    private void lookLike(String value) {
        String key = Folding.fold(value);
        look(key, new Likeness(key)::distance);
    }

    private void look(String like, ToIntFunction<String> distance) {
        vocabulary.visit(
                like,
                (key, bytes) -> {
                    int far = distance.applyAsInt(key);
                    if (far != Likeness.FAR) {
                        found.merge(key, new Found(key, far, bytes), Found::plus);
                    }
                });
    }

    private List<RankedValue> nearest() {
        return found.values().stream()
                .sorted(Found.NEAREST_FIRST)
                .limit(COUNTED)
                .flatMap(
                        each ->
                                vocabulary.value(each.key()).stream()
                                        .map(value -> new Counted(each.distance(), value)))
                .sorted(
                        comparing(Counted::distance)
                                .thenComparing(c -> c.value().count(), Comparator.reverseOrder())
                                .thenComparing(c -> c.value().value()))
                .limit(MOST)
                .map(Counted::value)
                .toList();
    }

    /** Ranges are as far apart as their ends are times as large. */
    private static int gap(NumberRange wanted, String key) {
        return NumberRange.ofKey(key)
                .map(other -> times(wanted.low(), other.low()) + times(wanted.high(), other.high()))
                .orElse(Likeness.FAR);
    }

    private static int times(long one, long other) {
        return (int) Math.abs(100 * (Math.log(one + 1.0) - Math.log(other + 1.0)));
    }
}
