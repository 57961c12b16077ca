package outlay.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import outlay.delivery.DayOutcome;
import outlay.delivery.Share;

/** What left and what came back, by day and by mailbox. */
final class EmailsSection {
    private static final List<PageTable.Heading> DAYS =
            List.of(
                    PageTable.head("day"),
                    PageTable.number("sent"),
                    PageTable.number("replies"),
                    PageTable.number("bounces"),
                    PageTable.number("unsubscribes"));

    private EmailsSection() {}

    static void write(PageWriter page, Facts facts) {
        Sections.begin(page, "emails", "Emails and what came back");
        if (facts.outcomes().isEmpty()) {
            Sections.nothing(page, "Nothing has been sent yet.", "outlay send");
        } else {
            writeSums(page, Outcomes.of(facts.outcomes()));
            writeDays(page, facts);
        }
        if (!facts.mailboxes().isEmpty()) {
            writeMailboxes(page, facts);
        }
        Sections.end(page);
    }

    private static void writeSums(PageWriter page, Outcomes all) {
        page.open("dl", "class", "line");
        page.figure("sent", all.sent());
        page.figure("replies", all.replies());
        page.figure("bounces", all.bounces());
        page.figure("unsubscribes", all.unsubscribes());
        page.close();
    }

    private static void writeDays(PageWriter page, Facts facts) {
        page.open("figure", "class", "plot", "data-plot", "emails");
        page.element("figcaption", "Emails accepted, replies and bounces of each day");
        String label = "Emails, replies and bounces by day";
        try (PageTable table = new PageTable(page, "emails-days", label, DAYS)) {
            Outcomes.by(DayOutcome::day, facts.outcomes())
                    .descendingMap()
                    .forEach((day, came) -> row(table, day, came));
        }
        page.close();
    }

    private static void row(PageTable table, LocalDate day, Outcomes came) {
        table.row(day, came.sent(), came.replies(), came.bounces(), came.unsubscribes());
    }

    /** How much of its quota a mailbox has used, also by other campaigns, is told of all only. */
    private static void writeMailboxes(PageWriter page, Facts facts) {
        Map<String, Outcomes> came = Outcomes.by(DayOutcome::mailbox, facts.outcomes());
        page.element("h3", "Mailboxes");
        List<PageTable.Heading> columns = new ArrayList<>();
        columns.add(PageTable.head("mailbox"));
        columns.add(PageTable.word("state"));
        if (!facts.isOfOne()) {
            columns.add(PageTable.number("today"));
            columns.add(PageTable.number("allowed today"));
        }
        columns.add(PageTable.number("sent"));
        columns.add(PageTable.number("replies"));
        columns.add(PageTable.number("bounces"));
        try (PageTable table = new PageTable(page, "mailboxes", "Mailboxes", columns)) {
            for (MailboxUsage each : facts.mailboxes()) {
                String name = each.mailbox().name();
                Outcomes its = came.getOrDefault(name, Outcomes.NONE);
                table.row(cells(each, its, facts.isOfOne()));
            }
        }
    }

    private static List<Object> cells(MailboxUsage usage, Outcomes came, boolean isOfOne) {
        List<Object> cells = new ArrayList<>();
        cells.add(usage.mailbox().name());
        cells.add(usage.mailbox().state());
        if (!isOfOne) {
            OptionalInt allowed = usage.allowedToday();
            cells.add(usage.sentToday());
            cells.add(allowed.isPresent() ? (Object) allowed.getAsInt() : "no limit");
        }
        cells.add(came.sent());
        cells.add(share(came.replies(), came.sent()));
        cells.add(share(came.bounces(), came.tried()));
        return cells;
    }

    private static PageTable.Cell share(long part, long all) {
        return page -> {
            page.number(part);
            Share.of(part, all)
                    .map(Share::percent)
                    .ifPresent(percent -> page.text(" ").element("small", percent));
        };
    }
}
