package outlay.report;

import java.util.List;
import outlay.delivery.ahead.CalendarDay;

/** What leaves on which of the next days: the table of {@code forecast}. */
final class ComingSection {
    private static final List<PageTable.Heading> COLUMNS =
            List.of(
                    PageTable.head("day"),
                    PageTable.name("campaign"),
                    PageTable.name("mailbox"),
                    PageTable.number("first emails"),
                    PageTable.number("follow-ups"),
                    PageTable.number("credits"));

    private ComingSection() {}

    static void write(PageWriter page, Facts facts) {
        Sections.begin(page, "coming", "Leaving next");
        Coming coming = facts.coming();
        if (coming.days().isEmpty()) {
            Sections.nothing(
                    page, "No active campaign has anybody to write to.", "outlay campaign start C");
        } else {
            writeDays(page, facts);
        }
        Sections.end(page);
    }

    private static void writeDays(PageWriter page, Facts facts) {
        page.open("figure", "class", "plot", "data-plot", "coming");
        page.element(
                "figcaption",
                "By the forecast of "
                        + Coming.DAYS
                        + " days, as long as nothing comes back"
                        + (facts.isStarted() ? "" : ", and as if it were started now"));
        String label = "Emails that leave, by day, campaign and mailbox";
        try (PageTable table = new PageTable(page, "coming-days", label, COLUMNS)) {
            facts.coming().days().forEach(day -> row(table, day));
        }
        page.close();
        if (facts.coming().waiting() > 0) {
            page.open("dl", "class", "line");
            page.figure("still waiting then", facts.coming().waiting());
            page.close();
        }
    }

    private static void row(PageTable table, CalendarDay day) {
        table.row(
                day.day(),
                day.campaign(),
                day.mailbox(),
                day.firstEmails(),
                day.followUps(),
                day.credits());
    }
}
