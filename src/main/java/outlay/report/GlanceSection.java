package outlay.report;

import java.time.LocalDate;
import java.util.List;
import outlay.Count;
import outlay.credit.Account;
import outlay.credit.Balance;
import outlay.credit.Purchases;

/** The first screen: am I all right? */
final class GlanceSection {
    private GlanceSection() {}

    static void write(PageWriter page, Facts facts) {
        List<Concern> concerns = Concern.in(facts);
        page.open("header", "class", "head");
        page.open("p", "class", "kicker").text("Outlay report, ");
        Dates.write(page, facts.request().start());
        page.text(" UTC").close();
        page.element("h1", Headline.of(facts));
        page.open("p", "class", "scope");
        writeScope(page, facts);
        page.close().close();
        page.open("section", "class", "glance", "aria-label", "At a glance");
        writeCredits(page, facts);
        writeLeaving(page, facts);
        writeConcerns(page, concerns);
        page.close();
    }

    private static void writeScope(PageWriter page, Facts facts) {
        facts.request()
                .only()
                .ifPresentOrElse(
                        campaign -> {
                            page.text("Only campaign ").name(campaign.name());
                            page.text(". All others are left out, and so is the balance.");
                        },
                        () ->
                                page.text(
                                        Count.of(facts.campaigns().size(), "campaign")
                                                + ", all days in UTC."));
    }

    private static void writeCredits(PageWriter page, Facts facts) {
        page.open("div", "class", "card").element("h2", "Credits").open("dl", "class", "big");
        if (facts.isOfOne()) {
            String name = facts.request().only().orElseThrow().name();
            Account.Row credits = facts.credits().account().row(name);
            page.figure("uploaded", credits.reserved());
            page.figure("reserved", credits.open());
            page.figure("spent", credits.spent());
            page.figure("returned", credits.back());
        } else {
            Balance balance = facts.credits().balance();
            page.figure("available", balance.available());
            page.figure("reserved", balance.reserved());
            page.figure("spent", balance.spent());
            page.figure("expired", balance.expired());
            page.figure("purchased", balance.purchased());
        }
        page.close();
        if (!facts.isOfOne()) {
            writeAhead(page, facts);
        }
        page.close();
    }

    private static void writeAhead(PageWriter page, Facts facts) {
        if (facts.credits().balance().purchased() == 0) {
            Sections.nothing(page, "Buy some:", "outlay credits buy 100");
        } else {
            writeEnd(page, facts);
            writeNextLapse(page, facts.credits().lapsing());
        }
    }

    private static void writeEnd(PageWriter page, Facts facts) {
        page.open("p", "class", "note");
        facts.coming()
                .creditsShortAt()
                .ifPresentOrElse(
                        at -> {
                            page.text("No credit left, by the forecast: ");
                            Dates.write(page, at);
                        },
                        () ->
                                page.text(
                                        "Enough for the next "
                                                + Coming.DAYS
                                                + " days, by the forecast."));
        page.close();
    }

    private static void writeNextLapse(PageWriter page, List<Purchases.Lapse> lapsing) {
        if (!lapsing.isEmpty()) {
            LocalDate day = lapsing.get(0).lastDay();
            long credits =
                    lapsing.stream()
                            .filter(each -> each.lastDay().equals(day))
                            .mapToLong(Purchases.Lapse::credits)
                            .sum();
            page.open("p", "class", "note");
            page.text("Next to lapse: " + Count.of(credits, "credit") + ", after ");
            Dates.write(page, day);
            page.close();
        }
    }

    private static void writeLeaving(PageWriter page, Facts facts) {
        Coming coming = facts.coming();
        page.open("div", "class", "card").element("h2", "Leaving").open("dl", "class", "big");
        page.figure("today", coming.today());
        page.figure("this week", coming.week());
        page.close().open("p", "class", "note");
        coming.endsAt()
                .ifPresentOrElse(
                        at -> {
                            page.text(coming.waiting() > 0 ? "Goes on past " : "The last email: ");
                            Dates.write(page, at);
                        },
                        () -> page.text("Nothing waits to be sent by an active campaign."));
        page.close().close();
    }

    private static void writeConcerns(PageWriter page, List<Concern> concerns) {
        page.open("div", "class", "card look").element("h2", "Needs a look");
        if (concerns.isEmpty()) {
            page.element(
                    "p",
                    "Nothing. Nobody is paused, refused, held back or in doubt.",
                    "class",
                    "calm");
        } else {
            page.open("ul", "class", "concerns");
            for (Concern each : concerns) {
                page.open("li").open("p");
                if (!each.who().isEmpty()) {
                    page.open("strong").name(each.who()).close().text(" ");
                }
                page.text(each.what()).close().command(each.command()).close();
            }
            page.close();
        }
        page.close();
    }
}
