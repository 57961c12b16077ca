package outlay.cli.sending;

import outlay.Problem;
import outlay.delivery.ahead.Calendar;
import outlay.delivery.ahead.CalendarDay;
import outlay.output.Console;
import outlay.output.Summary;
import outlay.output.Table;

/** Shows what leaves on which day. */
final class CalendarReport {
    static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 3_660;

    private CalendarReport() {}

    /** Refuses a number of days that cannot be shown. */
    static void requireDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Problem(Problem.Kind.USAGE, "--days is " + days, "write 1 to " + MOST_DAYS);
        }
    }

    static void print(Console console, Calendar calendar) {
        Table table =
                new Table("day", "campaign", "mailbox", "firstEmails", "followUps", "credits");
        calendar.days().forEach(day -> add(table, day));
        Summary summary = new Summary();
        if (calendar.days().isEmpty()) {
            summary.json("days", calendar.days()).line("Nothing will be sent in these days.");
        } else {
            summary.add("days", table);
        }
        console.print(
                summary.addIfAny("endsAt", "Last email: ", calendar.endsAt())
                        .addIfAny("creditsShortAt", "No credit left: ", calendar.creditsShortAt())
                        .addIfAny("waiting", "Still waiting then: ", calendar.waiting()));
    }

    private static void add(Table table, CalendarDay day) {
        table.row(
                day.day().toString(),
                day.campaign(),
                day.mailbox(),
                day.firstEmails(),
                day.followUps(),
                day.credits());
    }
}
