package outlay.campaign.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outlay.LocalDay;

/**
 * When a campaign may send: in these windows of these days of the week, days off left out. A window
 * belongs to the day on which it opens, also where it runs past midnight.
 *
 * @param timezone in which days and hours are; of contacts' schedules, for those whose own timezone
 *     is unknown
 * @param ofContact whether days and hours are in each contact's own timezone
 */
public record Schedule(
        ZoneId timezone,
        boolean ofContact,
        Set<DayOfWeek> days,
        List<Window> windows,
        DaysOff daysOff) {
    /** The fields of a contact by which its timezone is known. */
    public static final List<String> ZONE_FIELDS = ContactZones.FIELDS;

    /** Any time is right. */
    public static final Schedule ALWAYS =
            new Schedule(
                    ZoneOffset.UTC,
                    false,
                    EnumSet.allOf(DayOfWeek.class),
                    List.of(Window.ALL_DAY),
                    DaysOff.NONE);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** As long as it takes until a day of the year has been each day of the week. */
    private static final int DAYS_TO_LOOK_AHEAD = 366 * 40;

    /** One window on each of these days. */
    public Schedule(ZoneId timezone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
        this(timezone, false, days, List.of(new Window(opens, closes)), DaysOff.NONE);
    }

    /**
     * Returns what of it holds for all contacts alike: any time, when each has hours of its own.
     */
    public Schedule ofAll() {
        return ofContact
                ? new Schedule(timezone, false, ALWAYS.days, ALWAYS.windows, ALWAYS.daysOff)
                : this;
    }

    /**
     * Returns the schedule for a contact, in its own timezone if that matters.
     *
     * @param fields of the contact, by name
     */
    public Schedule of(Map<String, String> fields) {
        return ofContact
                ? new Schedule(
                        ContactZones.of(fields).orElse(timezone), false, days, windows, daysOff)
                : this;
    }

    /** Returns the first instant from the given one on at which sending is allowed. */
    public Instant nextOpen(Instant from) {
        return equals(ALWAYS) ? from : nextWindow(from);
    }

    private Instant nextWindow(Instant from) {
        LocalDate today = from.atZone(timezone).toLocalDate();
        int yesterday = windows.stream().anyMatch(Window::isPastMidnight) ? -1 : 0;
        for (int ahead = yesterday; ahead <= DAYS_TO_LOOK_AHEAD; ahead++) {
            Optional<Instant> open = firstOpenOn(today.plusDays(ahead), from);
            if (open.isPresent()) {
                return open.get();
            }
        }
        throw new IllegalStateException("a schedule without days: " + this);
    }

    /** Says whether sending is allowed at this instant. */
    public boolean isOpen(Instant at) {
        return nextOpen(at).equals(at);
    }

    /** Returns when the windows close that are open at this instant: the first of them. */
    public Instant closing(Instant open) {
        LocalDate today = open.atZone(timezone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .flatMap(
                        day ->
                                windowsOn(day)
                                        .filter(each -> isOpen(each, day, open))
                                        .map(each -> at(each.closingDay(day), each.closes())))
                .min(Comparator.naturalOrder())
                .orElse(open);
    }

    /**
     * Returns the instant whose day an email counts for that leaves at this one: in the morning
     * hours of a window past midnight that at which it opened, which is the day before.
     */
    public Instant began(Instant at) {
        LocalDate today = at.atZone(timezone).toLocalDate();
        if (windowsOn(today).anyMatch(window -> isOpen(window, today, at))) {
            return at;
        }
        LocalDate yesterday = today.minusDays(1);
        return windowsOn(yesterday)
                .filter(window -> isOpen(window, yesterday, at))
                .map(window -> at(yesterday, window.opens()))
                .findFirst()
                .orElse(at);
    }

    /** Returns days and hours, and when they begin the next time, as operators read it. */
    public String words(Instant next) {
        String hours =
                Days.text(days)
                        + windows.stream()
                                .map(Window::words)
                                .collect(Collectors.joining(",", " ", " "));
        return ofContact
                ? hours + "where the contact is, next from " + next
                : hours + timezone + ", next from " + next.atZone(timezone).format(MINUTE);
    }

    /** Returns the first instant of the calendar day, in this schedule's time zone. */
    public Instant startOfDay(Instant at) {
        return LocalDay.of(at, timezone).start();
    }

    /** Returns the first instant of the next calendar day, in this schedule's time zone. */
    public Instant startOfNextDay(Instant at) {
        return LocalDay.of(at, timezone).end();
    }

    private Optional<Instant> firstOpenOn(LocalDate day, Instant from) {
        return windowsOn(day)
                .flatMap(window -> firstOpenIn(window, day, from).stream())
                .min(Comparator.naturalOrder());
    }

    private Stream<Window> windowsOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !daysOff.include(day)
                ? windows.stream()
                : Stream.empty();
    }

    private Optional<Instant> firstOpenIn(Window window, LocalDate day, Instant from) {
        Instant opening = at(day, window.opens());
        Instant closing = at(window.closingDay(day), window.closes());
        Instant first = from.isAfter(opening) ? from : opening;
        return first.isBefore(closing) ? Optional.of(first) : Optional.empty();
    }

    private boolean isOpen(Window window, LocalDate day, Instant at) {
        return firstOpenIn(window, day, at).filter(at::equals).isPresent();
    }

    /**
     * Returns the instant of a local time. One in the gap of daylight saving time is moved to the
     * gap's end, so that a window that opens inside the gap opens when the clocks have jumped.
     */
    private Instant at(LocalDate day, LocalTime time) {
        ZonedDateTime moved = ZonedDateTime.of(day, time, timezone);
        var gap = timezone.getRules().getTransition(day.atTime(time));
        if (gap != null && gap.isGap()) {
            return gap.getInstant();
        }
        return moved.toInstant();
    }
}
