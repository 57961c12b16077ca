package outlay.campaign.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outlay.Problem;

/** Reads the schedule of a draft. */
final class ScheduleReader {
    /** In the place of a timezone: each contact's own. */
    static final String CONTACT = "contact";

    private static final String OTHERWISE =
            "write \"otherwise\": \"Europe/London\", for contacts whose timezone is unknown";

    private static final int DAYS_OF_A_YEAR = 366;

    private final FileFields fields;

    private ScheduleReader(FileFields fields) {
        this.fields = fields;
    }

    static Schedule schedule(FileFields fields) {
        if (fields.isAbsent()) {
            return Schedule.ALWAYS;
        }
        ScheduleReader reader = new ScheduleReader(fields);
        Schedule schedule =
                new Schedule(
                        reader.timezone(),
                        reader.isOfContact(),
                        reader.days(),
                        reader.windows(),
                        reader.daysOff());
        fields.refuseOthers();
        return schedule;
    }

    private boolean isOfContact() {
        return CONTACT.equals(fields.text("timezone"));
    }

    /** The contact's own is not always known: then it is the one that is named beside. */
    private ZoneId timezone() {
        String otherwise = fields.text("otherwise");
        if (isOfContact()) {
            if (otherwise == null) {
                throw fields.wrong("otherwise", "is missing", OTHERWISE);
            }
            return zone("otherwise", otherwise);
        }
        if (otherwise != null) {
            throw fields.wrong(
                    "otherwise",
                    "is there, but \"timezone\" is not \"contact\"",
                    "write \"timezone\": \"contact\", or leave it out");
        }
        String name = fields.text("timezone");
        return zone("timezone", name == null ? "UTC" : name);
    }

    private ZoneId zone(String field, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw fields.wrong(field, "is no time zone: " + name, "write Europe/Berlin or UTC");
        }
    }

    private Set<DayOfWeek> days() {
        List<Object> words = fields.list("days");
        if (words.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Object word : words) {
            Set<DayOfWeek> named = Days.range(String.valueOf(word));
            if (named.isEmpty()) {
                throw fields.wrong(
                        "days", "has no day: " + word, "write mon tue wed thu fri sat sun");
            }
            days.addAll(named);
        }
        return days;
    }

    private List<Window> windows() {
        String from = fields.text("from");
        String to = fields.text("to");
        if (!fields.has("windows")) {
            return List.of(window("from", from, "to", to));
        }
        if (from != null || to != null) {
            throw fields.wrong(
                    "windows",
                    "is there beside \"from\" and \"to\"",
                    "write one of the two: all hours into \"windows\"");
        }
        List<Window> windows = new ArrayList<>();
        for (Object each : fields.list("windows")) {
            windows.add(window(each));
        }
        if (windows.isEmpty()) {
            throw noWindow(List.of());
        }
        return windows;
    }

    private Window window(Object written) {
        if (written instanceof List<?> ends
                && ends.size() == 2
                && ends.get(0) instanceof String from
                && ends.get(1) instanceof String to) {
            return window("windows", from, "windows", to);
        }
        throw noWindow(written);
    }

    private Problem noWindow(Object written) {
        return fields.wrong(
                "windows",
                "has no window: " + written,
                "write [[\"09:00\", \"12:00\"], [\"13:00\", \"17:00\"]]");
    }

    private Window window(
            String opening, @Nullable String from, String closing, @Nullable String to) {
        Window window = new Window(time(opening, from), time(closing, to));
        boolean endsTheDay = to == null || ClockTime.isEndOfDay(to);
        if (window.opens().equals(window.closes()) && !endsTheDay) {
            throw fields.wrong(
                    closing,
                    "makes a window of no length: " + from + " to " + to,
                    "write 00:00 and 24:00 for the whole day");
        }
        return window;
    }

    private LocalTime time(String field, @Nullable String text) {
        return text == null
                ? LocalTime.MIDNIGHT
                : ClockTime.parse(text)
                        .orElseThrow(
                                () ->
                                        fields.wrong(
                                                field, "is no time: " + text, "write it as 09:00"));
    }

    private DaysOff daysOff() {
        List<String> dates =
                fields.list("closed").stream().map(String::valueOf).map(String::strip).toList();
        for (String date : dates) {
            refuseUnlessDay(date);
        }
        DaysOff off = DaysOff.on(dates, holidays());
        if (off.yearly().size() >= DAYS_OF_A_YEAR) {
            throw fields.wrong("closed", "leaves no day", "take out those on which to send");
        }
        return off;
    }

    private void refuseUnlessDay(String date) {
        try {
            DaysOff.on(List.of(date), Optional.empty());
        } catch (DateTimeException e) {
            throw fields.wrong(
                    "closed",
                    "has no date: " + date,
                    "write 2026-12-24, or 12-31 for that day of each year");
        }
    }

    private Optional<Holidays> holidays() {
        Optional<Holidays> holidays =
                Optional.ofNullable(fields.text("holidays")).map(Holidays::new);
        holidays.flatMap(Holidays::mend)
                .ifPresent(
                        hint -> {
                            throw fields.wrong(
                                    "holidays",
                                    "is no calendar of holidays: " + fields.text("holidays"),
                                    hint);
                        });
        return holidays;
    }
}
