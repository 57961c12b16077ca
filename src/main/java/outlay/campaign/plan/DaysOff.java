package outlay.campaign.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days on which no window opens, whatever day of the week they are.
 *
 * @param dates those of one year
 * @param yearly those of every year
 * @param holidays of a country or a part of it
 */
public record DaysOff(Set<LocalDate> dates, Set<MonthDay> yearly, Optional<Holidays> holidays) {
    static final DaysOff NONE = new DaysOff(Set.of(), Set.of(), Optional.empty());

    /** How {@link MonthDay} writes a day without a year. */
    private static final String NO_YEAR = "--";

    private static final int MONTH_AND_DAY = "12-31".length();

    /**
     * Returns the days off on these dates.
     *
     * @param dates such as {@code 2026-12-24}, or {@code 12-31} for every year
     * @throws DateTimeException when there is no such day
     */
    static DaysOff on(Collection<String> dates, Optional<Holidays> holidays) {
        Set<LocalDate> once = new LinkedHashSet<>();
        Set<MonthDay> yearly = new LinkedHashSet<>();
        for (String date : dates) {
            if (date.length() == MONTH_AND_DAY) {
                yearly.add(MonthDay.parse(NO_YEAR + date));
            } else {
                once.add(LocalDate.parse(date));
            }
        }
        return new DaysOff(once, yearly, holidays);
    }

    /** Returns the days off whose dates {@link #text} has written. */
    public static DaysOff of(String text, Optional<Holidays> holidays) {
        return on(text.isEmpty() ? List.of() : List.of(text.split(",")), holidays);
    }

    /** Returns the dates as they are stored: {@code 2026-12-24,12-31}. */
    public String text() {
        return String.join(",", written());
    }

    /** Returns the dates as they were written. */
    List<String> written() {
        return Stream.concat(
                        dates.stream().map(LocalDate::toString),
                        yearly.stream().map(day -> day.toString().substring(NO_YEAR.length())))
                .collect(Collectors.toList());
    }

    boolean include(LocalDate day) {
        return dates.contains(day)
                || yearly.contains(MonthDay.from(day))
                || holidays.filter(calendar -> calendar.include(day)).isPresent();
    }
}
