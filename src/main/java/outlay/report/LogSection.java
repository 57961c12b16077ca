package outlay.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.Count;
import outlay.credit.LogLine;

/** The credits log with its search field; without a script, the last lines of it. */
final class LogSection {
    private static final List<PageTable.Heading> COLUMNS =
            List.of(
                    PageTable.time("time (UTC)"),
                    PageTable.word("kind"),
                    PageTable.number("credits"),
                    PageTable.word("from"),
                    PageTable.word("reason"),
                    PageTable.name("campaign"),
                    PageTable.name("reference"),
                    PageTable.number("operation"));

    private static final List<PageTable.Heading> BALANCES =
            List.of(
                    PageTable.number("available"),
                    PageTable.number("reserved"),
                    PageTable.number("spent"),
                    PageTable.number("expired"));

    /** So many can be read without the search field. */
    private static final int LAST = 100;

    private LogSection() {}

    static void write(PageWriter page, Facts facts) {
        page.open("section", "id", "log", "aria-labelledby", "log-title");
        page.element("h2", "Credits log", "id", "log-title");
        long lines = facts.credits().story().lines();
        if (lines == 0) {
            Sections.nothing(page, "No credit has moved yet.", "outlay credits log");
        } else {
            writeSearch(page, lines);
            writeTable(page, facts);
            page.open("button", "id", "more", "type", "button", "hidden", "").text("Show more");
            page.close();
        }
        page.close();
    }

    private static void writeSearch(PageWriter page, long lines) {
        page.open("div", "class", "search", "role", "search");
        page.element("label", "Search the log", "for", "find", "hidden", "");
        page.empty(
                "input",
                "id",
                "find",
                "type",
                "search",
                "hidden",
                "",
                "autocomplete",
                "off",
                "spellcheck",
                "false",
                "aria-controls",
                "log-lines",
                "placeholder",
                "kind, reason, campaign, reference, day");
        page.open("output", "id", "found", "for", "find");
        page.text(
                LAST < lines
                        ? "The last " + LAST + " of " + Count.of(lines, "line")
                        : Count.of(lines, "line"));
        page.close().close();
    }

    /** The balances are those of all campaigns. */
    private static void writeTable(PageWriter page, Facts facts) {
        List<PageTable.Heading> columns = new ArrayList<>(COLUMNS);
        if (!facts.isOfOne()) {
            columns.addAll(BALANCES);
        }
        try (PageTable table = new PageTable(page, "log-lines", "Lines of the log", columns)) {
            facts.credits()
                    .story()
                    .lastLines(LAST)
                    .forEach(line -> table.row(cells(line, !facts.isOfOne())));
        }
    }

    /** Returns what stands in the columns, here and in the {@link LogIsland}. */
    static List<@Nullable Object> cells(LogLine line, boolean withBalances) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(line.at());
        cells.add(line.kind());
        cells.add(line.credits());
        cells.add(line.from());
        cells.add(line.reason());
        cells.add(line.campaign());
        cells.add(line.reference());
        cells.add(line.operation());
        if (withBalances) {
            cells.add(line.available());
            cells.add(line.reserved());
            cells.add(line.spent());
            cells.add(line.expired());
        }
        return cells;
    }
}
