package outlay.report;

import java.util.List;
import outlay.delivery.LatestEvent;

/** Who got the last emails, and from whom something came back. */
final class PeopleSection {
    private static final List<PageTable.Heading> COLUMNS =
            List.of(
                    PageTable.time("time (UTC)"),
                    PageTable.word("what"),
                    PageTable.name("address"),
                    PageTable.name("campaign"),
                    PageTable.name("mailbox"),
                    PageTable.number("step"));

    private PeopleSection() {}

    static void write(PageWriter page, Facts facts) {
        People people = facts.people();
        if (people.left().isEmpty() && people.cameBack().isEmpty()) {
            return;
        }
        Sections.begin(page, "people", "Latest");
        if (!facts.request().addresses()) {
            page.element("p", "Addresses are masked; --addresses shows them.", "class", "note");
        }
        write(page, "came-back", "Came back", people, people.cameBack());
        write(page, "sent", "Sent", people, people.left());
        Sections.end(page);
    }

    private static void write(
            PageWriter page, String id, String title, People people, List<LatestEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        page.element("h3", title);
        try (PageTable table = new PageTable(page, id, title, COLUMNS)) {
            for (LatestEvent each : events) {
                table.row(
                        each.at(),
                        each.kind(),
                        people.address(each),
                        each.campaign(),
                        each.mailbox(),
                        each.step());
            }
        }
    }
}
