package outlay.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import outlay.campaign.Campaign;
import outlay.db.Transaction;
import outlay.delivery.ahead.Calendar;
import outlay.delivery.ahead.CalendarDay;
import outlay.delivery.ahead.Forecast;

/** What leaves next: the {@code forecast} of the usual number of days. */
final class Coming {
    /** As many as {@code forecast} shows unless told otherwise. */
    static final int DAYS = 30;

    static final int WEEK = 7;

    private final Calendar calendar;
    private final Map<String, LocalDate> today;

    private Coming(Calendar calendar, Map<String, LocalDate> today) {
        this.calendar = calendar;
        this.today = today;
    }

    static Coming of(Transaction tx, List<Campaign> campaigns, Instant start) {
        return new Coming(
                Forecast.of(tx, campaigns, start, DAYS),
                campaigns.stream()
                        .collect(Collectors.toMap(Campaign::name, each -> today(each, start))));
    }

    private static LocalDate today(Campaign campaign, Instant start) {
        ZoneId timezone = campaign.settings().schedule().timezone();
        return start.atZone(timezone).toLocalDate();
    }

    List<CalendarDay> days() {
        return calendar.days();
    }

    Optional<Instant> endsAt() {
        return calendar.endsAt();
    }

    Optional<Instant> creditsShortAt() {
        return calendar.creditsShortAt();
    }

    long waiting() {
        return calendar.waiting();
    }

    /** Returns how many emails leave today, by the clock of each campaign. */
    long today() {
        return emails(within(1));
    }

    /** Returns how many emails leave in the seven days that begin today. */
    long week() {
        return emails(within(WEEK));
    }

    private Predicate<CalendarDay> within(int length) {
        return day ->
                day.day().isBefore(requireNonNull(today.get(day.campaign())).plusDays(length));
    }

    private long emails(Predicate<CalendarDay> wanted) {
        return days().stream()
                .filter(wanted)
                .mapToLong(day -> day.firstEmails() + day.followUps())
                .sum();
    }
}
