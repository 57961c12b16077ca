package outlay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import outlay.campaign.CampaignState;
import outlay.campaign.Recipient;
import outlay.credit.Account;
import outlay.delivery.DayOutcome;
import outlay.output.Times;

/** A funnel for each campaign: where its credits are, and what came of its emails. */
final class CampaignsSection {
    private static final List<CampaignState> ORDER =
            List.of(
                    CampaignState.ACTIVE,
                    CampaignState.PAUSED,
                    CampaignState.DRAFT,
                    CampaignState.FINISHED,
                    CampaignState.DELETED);

    private final PageWriter page;
    private final Facts facts;
    private final Map<String, Outcomes> outcomes;

    private CampaignsSection(PageWriter page, Facts facts) {
        this.page = page;
        this.facts = facts;
        this.outcomes = Outcomes.by(DayOutcome::campaign, facts.outcomes());
    }

    static void write(PageWriter page, Facts facts) {
        Sections.begin(page, "campaigns", facts.isOfOne() ? "The campaign" : "Campaigns");
        new CampaignsSection(page, facts).write();
        Sections.end(page);
    }

    private void write() {
        List<String> deleted = facts.deleted();
        List<CampaignNow> campaigns = new ArrayList<>(facts.campaigns());
        campaigns.sort(Comparator.comparing(each -> ORDER.indexOf(each.state())));
        if (campaigns.isEmpty() && deleted.isEmpty()) {
            Sections.nothing(page, "There is no campaign yet.", "outlay campaign create spring");
        } else {
            String sum = "uploaded = reserved + spent + returned, by the ledger";
            page.element("p", sum, "class", "note");
        }
        for (CampaignNow each : campaigns) {
            begin(each.name(), each.state());
            writeFunnel(each.name());
            writeNow(each);
            page.close();
        }
        for (String name : deleted) {
            begin(name, CampaignState.DELETED);
            writeFunnel(name);
            page.close();
        }
    }

    private void begin(String name, CampaignState state) {
        page.open("article", "class", "campaign").open("h3").name(name).text(" ");
        page.element("span", state.toString(), "class", "state " + state).close();
    }

    /**
     * All of it adds up: uploaded = reserved + spent + returned. What an account calls open is
     * reserved still.
     */
    private void writeFunnel(String name) {
        Account.Row credits = facts.credits().account().row(name);
        Outcomes came = outcomes.getOrDefault(name, Outcomes.NONE);
        page.open("dl", "class", "funnel");
        stage("uploaded", credits.reserved(), credits.reserved());
        stage("reserved", credits.open(), credits.reserved());
        stage("spent", credits.spent(), credits.reserved());
        stage("returned", credits.back(), credits.reserved());
        credits.returned().forEach((reason, count) -> detail(reason.toString(), count));
        page.close().open("dl", "class", "line");
        page.figure("sent", came.sent());
        page.figure("replies", came.replies());
        page.figure("bounces", came.bounces());
        page.figure("unsubscribes", came.unsubscribes());
        page.close();
    }

    private void stage(String name, long count, long all) {
        page.open("div", "class", "stage " + name).element("dt", name);
        page.open("dd").number(count).close().open("dd", "class", "bar");
        Bars.share(page, all == 0 ? 0 : (double) count / all);
        page.close().close();
    }

    private void detail(String name, long count) {
        page.open("div", "class", "detail").element("dt", name);
        page.open("dd").number(count).close().close();
    }

    private void writeNow(CampaignNow now) {
        if (now.spread().all() > 0) {
            page.open("dl", "class", "line");
            now.spread()
                    .byStatus()
                    .forEach((status, count) -> page.figure(status.toString(), count));
            page.close().open("dl", "class", "line");
            now.spread()
                    .byStepsSent()
                    .forEach((steps, count) -> page.figure(Recipient.phase(steps), count));
            page.close();
        }
        page.open("dl", "class", "line");
        page.figure("due now", now.outlook().due());
        now.outlook().nextDueAt().ifPresent(at -> word("next due", Times.human(at)));
        limit(now);
        page.close();
    }

    /** Who else has used up a quota is told only where the others are, too. */
    private void limit(CampaignNow now) {
        String limit =
                facts.isOfOne() ? now.outlook().limitedBy() : now.outlook().limit().orElse(null);
        if (limit != null) {
            word("limited by", facts.said(limit));
        }
    }

    private void word(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }
}
