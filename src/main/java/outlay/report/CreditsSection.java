package outlay.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outlay.credit.Balance;
import outlay.credit.Purchases;

/**
 * Where the credits were at the end of each day, and when they lapse; the script draws it, and the
 * forecast behind.
 */
final class CreditsSection {
    private static final List<PageTable.Heading> LAPSES =
            List.of(
                    PageTable.head("last day"),
                    PageTable.number("credits"),
                    PageTable.name("reference"));

    private static final String WHEN =
            "Available credits can be used through the end of their last day; what lapses soonest"
                    + " is used first. Reserved credits do not lapse.";

    private CreditsSection() {}

    static void write(PageWriter page, Facts facts) {
        Sections.begin(page, "credits", "Credits over time");
        if (facts.credits().story().days().isEmpty()) {
            Sections.nothing(page, "No credit has moved yet. Buy some:", "outlay credits buy 100");
        } else {
            writeDays(page, facts);
        }
        if (!facts.credits().lapsing().isEmpty()) {
            writeLapses(page, facts.credits().lapsing());
        }
        Sections.end(page);
    }

    private static void writeDays(PageWriter page, Facts facts) {
        String days = Integer.toString(Coming.DAYS);
        page.open("figure", "class", "plot", "data-plot", "credits", "data-ahead", days);
        page.element("figcaption", caption(facts));
        List<PageTable.Heading> columns = new ArrayList<>();
        columns.add(PageTable.head("day"));
        if (!facts.isOfOne()) {
            columns.add(PageTable.number("available"));
        }
        columns.add(PageTable.number("reserved"));
        columns.add(PageTable.number("spent"));
        if (!facts.isOfOne()) {
            columns.add(PageTable.number("expired"));
        }
        try (PageTable table = new PageTable(page, "credits-days", "Credits by day", columns)) {
            facts.credits()
                    .story()
                    .days()
                    .descendingMap()
                    .forEach((day, credits) -> table.row(cells(day, credits, facts.isOfOne())));
        }
        page.close();
    }

    private static List<Object> cells(LocalDate day, Balance credits, boolean isOfOne) {
        return isOfOne
                ? List.of(day, credits.reserved(), credits.spent())
                : List.of(
                        day,
                        credits.available(),
                        credits.reserved(),
                        credits.spent(),
                        credits.expired());
    }

    private static void writeLapses(PageWriter page, List<Purchases.Lapse> lapses) {
        page.element("h3", "What lapses when").element("p", WHEN, "class", "note");
        String label = "Available credits by their last day";
        try (PageTable table = new PageTable(page, "lapses", label, LAPSES)) {
            lapses.forEach(each -> table.row(each.lastDay(), each.credits(), each.reference()));
        }
    }

    private static String caption(Facts facts) {
        return facts.isOfOne()
                ? "Credits of this campaign at the end of each day on which one moved"
                : "All credits at the end of each day on which one moved";
    }
}
