package outlay.inbound.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** A date as somebody writes it, maybe without the year. */
public record StatedDate(int day, int month, OptionalInt year) {
    /** Nobody is away for longer; what lies further ahead is another date. */
    private static final int MOST_DAYS = 366;

    /** Returns the date that somebody means who writes today, if it is still to come. */
    public Optional<LocalDate> after(LocalDate today) {
        Optional<LocalDate> date = in(year.orElse(today.getYear()));
        if (year.isEmpty() && date.filter(each -> each.isBefore(today)).isPresent()) {
            // In March nobody writes of last February; of the next one few do.
            date = in(today.getYear() + 1).filter(each -> each.isBefore(today.plusMonths(6)));
        }
        return date.filter(each -> !each.isBefore(today))
                .filter(each -> each.isBefore(today.plusDays(MOST_DAYS)));
    }

    private Optional<LocalDate> in(int ofYear) {
        try {
            return Optional.of(LocalDate.of(ofYear, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
