package outlay.campaign.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import outlay.Count;

/** Reads what {@code campaign.json} says, and refuses what it cannot mean. */
final class DraftReader {
    private static final int MOST_STEPS = 20;
    private static final int MOST_DAYS = 365;

    private final Origin origin;

    DraftReader(Origin origin) {
        this.origin = origin;
    }

    Draft read(Map<String, Object> file) {
        FileFields fields = new FileFields(origin, "", file);
        FileFields unsubscribe = fields.object("unsubscribe");
        Settings settings =
                new Settings(
                        fields.required("from"),
                        fields.text("replyTo"),
                        fields.text("postalAddress"),
                        unsubscribe.text("mailto"),
                        unsubscribe.text("url"),
                        fields.text("bounceAddress"),
                        fields.truth("commercial", true),
                        schedule(fields.object("schedule")),
                        limits(fields.object("limits")),
                        bounceLimit(fields.object("bounceLimit")));
        unsubscribe.refuseOthers();
        List<Step> steps = steps(fields);
        fields.refuseOthers();
        return new Draft(settings, steps);
    }

    private Schedule schedule(FileFields fields) {
        if (fields.isAbsent()) {
            return Schedule.ALWAYS;
        }
        Schedule schedule =
                new Schedule(
                        timezone(fields),
                        days(fields),
                        time(fields, "from", LocalTime.MIDNIGHT),
                        time(fields, "to", LocalTime.MIDNIGHT));
        boolean endsAtMidnight = schedule.closes().equals(LocalTime.MIDNIGHT);
        if (!endsAtMidnight && !schedule.opens().isBefore(schedule.closes())) {
            throw fields.wrong(
                    "to", "ends the window before it begins", "a window lies within one day");
        }
        fields.refuseOthers();
        return schedule;
    }

    private ZoneId timezone(FileFields fields) {
        String name = fields.text("timezone");
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw fields.wrong(
                    "timezone", "is no time zone: " + name, "write Europe/Berlin or UTC");
        }
    }

    private Set<DayOfWeek> days(FileFields fields) {
        List<Object> words = fields.list("days");
        if (words.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Object word : words) {
            days.add(
                    Days.day(String.valueOf(word))
                            .orElseThrow(
                                    () ->
                                            fields.wrong(
                                                    "days",
                                                    "has no day: " + word,
                                                    "write mon tue wed thu fri sat sun")));
        }
        return days;
    }

    private LocalTime time(FileFields fields, String name, LocalTime otherwise) {
        String text = fields.text(name);
        return text == null
                ? otherwise
                : ClockTime.parse(text)
                        .orElseThrow(
                                () ->
                                        fields.wrong(
                                                name, "is no time: " + text, "write it as 09:00"));
    }

    private Limits limits(FileFields fields) {
        List<Object> gap = fields.list("gapSeconds");
        int least = gap.isEmpty() ? 0 : seconds(fields, gap.get(0));
        int most = gap.isEmpty() ? 0 : seconds(fields, gap.get(gap.size() - 1));
        if (gap.size() > 2 || most < least) {
            throw fields.wrong("gapSeconds", "is no range", "write [30, 90]");
        }
        Limits limits =
                new Limits(positive(fields, "perDay"), positive(fields, "perHour"), least, most);
        fields.refuseOthers();
        return limits;
    }

    private static int seconds(FileFields fields, Object value) {
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 0) {
            return number.intValue();
        }
        throw fields.wrong("gapSeconds", "has no number of seconds: " + value, "write [30, 90]");
    }

    private static OptionalInt positive(FileFields fields, String name) {
        return fields.has(name)
                ? OptionalInt.of(fields.number(name, 1, Integer.MAX_VALUE, 1))
                : OptionalInt.empty();
    }

    private static BounceLimit bounceLimit(FileFields fields) {
        BounceLimit usual = BounceLimit.USUAL;
        BounceLimit limit =
                new BounceLimit(
                        fields.number("percent", 1, 100, usual.percent()),
                        fields.number("atLeast", 1, Integer.MAX_VALUE, usual.atLeast()));
        fields.refuseOthers();
        return limit;
    }

    private List<Step> steps(FileFields fields) {
        List<Object> written = fields.list("steps");
        if (written.isEmpty() || written.size() > MOST_STEPS) {
            throw fields.wrong(
                    "steps",
                    "has " + Count.of(written.size(), "step"),
                    "write 1 to " + MOST_STEPS + ", each {\"afterDays\", \"subject\", \"text\"}");
        }
        List<Step> steps = new ArrayList<>();
        for (Object each : written) {
            steps.add(step(steps.size() + 1, fields.item("steps", steps.size(), each)));
        }
        return steps;
    }

    private static Step step(int number, FileFields fields) {
        int afterDays = fields.number("afterDays", 0, MOST_DAYS, number == 1 ? 0 : -1);
        if (afterDays < 0) {
            throw fields.wrong(
                    "afterDays", "is missing", "say how many days after the step before it");
        }
        Step step =
                new Step(
                        number,
                        afterDays,
                        fields.required("subject"),
                        fields.required("text"),
                        fields.text("html"));
        fields.refuseOthers();
        return step;
    }
}
