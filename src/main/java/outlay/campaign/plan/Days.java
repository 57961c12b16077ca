package outlay.campaign.plan;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Days of the week as users write them: {@code mon}, {@code tue}, ... */
public final class Days {
    private static final int LETTERS = 3;

    private Days() {}

    public static String text(Set<DayOfWeek> days) {
        return days.stream().sorted().map(Days::word).collect(Collectors.joining(","));
    }

    public static Set<DayOfWeek> of(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : text.split(",", -1)) {
            day(word).ifPresent(days::add);
        }
        return days;
    }

    /**
     * Returns the days of a word: one, or those from one to another, as in {@code mon-fri}; none
     * when it is no such word.
     */
    static Set<DayOfWeek> range(String text) {
        String[] ends = text.split("-", -1);
        Optional<DayOfWeek> first = day(ends[0]);
        Optional<DayOfWeek> last = day(ends[ends.length - 1]);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
            return days;
        }
        DayOfWeek day = first.get();
        days.add(day);
        while (day != last.get()) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    /** Returns the day with this word, or with its English name. */
    private static Optional<DayOfWeek> day(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word.equals(word(day)) || word.equals(day.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, LETTERS).toLowerCase(Locale.ROOT);
    }
}
