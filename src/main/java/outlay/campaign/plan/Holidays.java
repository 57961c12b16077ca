package outlay.campaign.plan;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outlay.Nearest;

/**
 * The public holidays of a country, or of a part of it. What it knows of a year it reads when it is
 * first asked.
 */
public final class Holidays {
    private final String code;
    private final Map<Integer, Set<LocalDate>> years = new HashMap<>();

    /**
     * Of a country or a part of one.
     *
     * @param code as in ISO 3166: {@code DE}, {@code DE-BY}; in either case
     */
    public Holidays(String code) {
        this.code = code.strip().toUpperCase(Locale.ROOT);
    }

    /** Returns the code of the country, or the part. */
    public String code() {
        return code;
    }

    /** Returns what to write instead, when nobody knows the holidays there. */
    Optional<String> mend() {
        Set<String> countries = new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
        if (!countries.contains(country())) {
            return Optional.of(
                    near(countries).map(near -> "did you mean " + near + "? ").orElse("")
                            + "write a country as DE, or a part of it as DE-BY");
        }
        CalendarHierarchy at = manager().getCalendarHierarchy();
        String known = country();
        for (String part : parts()) {
            CalendarHierarchy next = at.getChildren().get(part);
            if (next == null) {
                return Optional.of(hint(known, at));
            }
            at = next;
            known += "-" + part.toUpperCase(Locale.ROOT);
        }
        return Optional.empty();
    }

    private Optional<String> near(Set<String> countries) {
        return countries.stream()
                .filter(each -> name(each).equalsIgnoreCase(code))
                .findFirst()
                .or(() -> Nearest.of(code, countries));
    }

    private static String name(String country) {
        return new Locale("", country).getDisplayCountry(Locale.ENGLISH);
    }

    private String hint(String known, CalendarHierarchy at) {
        List<String> parts = new ArrayList<>(new TreeSet<>(at.getChildren().keySet()));
        parts.replaceAll(part -> known + "-" + part.toUpperCase(Locale.ROOT));
        return parts.isEmpty() ? "write " + known : Nearest.hint(code, parts);
    }

    boolean include(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::holidays).contains(day);
    }

    private Set<LocalDate> holidays(int year) {
        return manager().getHolidays(Year.of(year), parts().toArray(String[]::new)).stream()
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    private HolidayManager manager() {
        return HolidayManager.getInstance(
                ManagerParameters.create(country().toLowerCase(Locale.ROOT)));
    }

    private String country() {
        return code.split("-", -1)[0];
    }

    private List<String> parts() {
        List<String> words = List.of(code.toLowerCase(Locale.ROOT).split("-", -1));
        return words.subList(1, words.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Holidays same && code.equals(same.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
