package outlay.report;

import java.util.List;
import outlay.delivery.Share;
import outlay.delivery.VariantOutcome;

/** Variants beside each other, as {@code status --variants} compares them. */
final class VariantsSection {
    private static final List<PageTable.Heading> COLUMNS =
            List.of(
                    PageTable.head("variant"),
                    PageTable.number("step"),
                    PageTable.number("sent"),
                    PageTable.number("replies"),
                    PageTable.number("bounces"),
                    PageTable.number("unsubscribes"));

    private VariantsSection() {}

    static void write(PageWriter page, Facts facts) {
        List<CampaignNow> compared =
                facts.campaigns().stream().filter(VariantsSection::isUnderWay).toList();
        if (compared.isEmpty()) {
            return;
        }
        Sections.begin(page, "variants", "Variants");
        page.element(
                "p", "With the range in which the truth lies, 95 times of 100.", "class", "note");
        for (CampaignNow each : compared) {
            page.open("h3").name(each.name()).close();
            write(page, each);
        }
        Sections.end(page);
    }

    private static boolean isUnderWay(CampaignNow standing) {
        return standing.variants().stream().anyMatch(each -> each.sent() > 0);
    }

    private static void write(PageWriter page, CampaignNow standing) {
        double greatest =
                standing.variants().stream()
                        .flatMap(each -> Share.of(each.replies(), each.sent()).stream())
                        .mapToDouble(Share::high)
                        .max()
                        .orElse(0);
        String id = "variants-" + standing.campaign().id();
        String label = "Variants of " + standing.name();
        try (PageTable table = new PageTable(page, id, label, COLUMNS)) {
            for (VariantOutcome each : standing.variants()) {
                table.row(
                        each.variant(),
                        each.step(),
                        each.sent(),
                        cell(each.replies(), each.sent(), greatest),
                        cell(each.bounces(), each.sent(), 0),
                        cell(each.unsubscribes(), each.sent(), 0));
            }
        }
    }

    /** Such as 12, 2.4 %, 1.4 to 4.1; with a drawing where there is a scale. */
    private static PageTable.Cell cell(long part, long sent, double greatest) {
        return page -> {
            page.number(part);
            Share.of(part, sent).ifPresent(share -> range(page, share, greatest));
        };
    }

    private static void range(PageWriter page, Share share, double greatest) {
        page.text(" ").element("small", share.range());
        if (greatest > 0) {
            Bars.interval(page, share.share(), share.low(), share.high(), greatest);
        }
    }
}
