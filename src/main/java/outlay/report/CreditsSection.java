package outlay.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where the credits were at the end of each day; the script draws it, and the forecast behind. */
final class CreditsSection {
    private CreditsSection() {}

    static void write(PageWriter page, Facts facts) {
        Sections.begin(page, "credits", "Credits over time");
        if (facts.ledger().days().isEmpty()) {
            Sections.nothing(page, "No credit has moved yet. Buy some:", "outlay credits buy 100");
        } else {
            writeDays(page, facts);
        }
        Sections.end(page);
    }

    private static void writeDays(PageWriter page, Facts facts) {
        page.open("figure", "class", "plot", "data-plot", "credits");
        page.element("figcaption", caption(facts));
        List<PageTable.Heading> columns = new ArrayList<>();
        columns.add(PageTable.head("day"));
        if (!facts.isOfOne()) {
            columns.add(PageTable.number("available"));
        }
        columns.add(PageTable.number("reserved"));
        columns.add(PageTable.number("spent"));
        try (PageTable table = new PageTable(page, "credits-days", "Credits by day", columns)) {
            facts.ledger()
                    .days()
                    .descendingMap()
                    .forEach((day, credits) -> table.row(cells(day, credits, facts.isOfOne())));
        }
        page.close();
    }

    private static List<Object> cells(LocalDate day, LedgerStory.Day credits, boolean isOfOne) {
        return isOfOne
                ? List.of(day, credits.reserved(), credits.spent())
                : List.of(day, credits.available(), credits.reserved(), credits.spent());
    }

    private static String caption(Facts facts) {
        return facts.isOfOne()
                ? "Credits of this campaign at the end of each day on which one moved"
                : "All credits at the end of each day on which one moved";
    }
}
