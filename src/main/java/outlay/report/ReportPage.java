package outlay.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import outlay.db.Transaction;
import outlay.output.Times;

/** The page as a whole. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Writes the page; leaves the stream open.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Transaction tx, ReportRequest request, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            Facts facts = Facts.gather(tx, request);
            write(new PageWriter(writer), facts, tx);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void write(PageWriter page, Facts facts, Transaction tx) {
        Asset script = Asset.script();
        page.raw("<!doctype html>\n").open("html", "lang", "en");
        writeHead(page, facts, script);
        page.open("body");
        page.element("a", "Skip to the credits log", "class", "skip", "href", "#log");
        GlanceSection.write(page, facts);
        page.open("main");
        CreditsSection.write(page, facts);
        ComingSection.write(page, facts);
        CampaignsSection.write(page, facts);
        EmailsSection.write(page, facts);
        VariantsSection.write(page, facts);
        PeopleSection.write(page, facts);
        LogSection.write(page, facts);
        page.close();
        page.open("footer").element("p", FOOTER).close();
        LogIsland.write(page, facts, tx);
        page.open("script").raw(script.text()).close();
        page.close().close().raw("\n");
    }

    private static final String FOOTER =
            "Times are in UTC; a day of the forecast is one of its campaign's timezone. Credits are"
                    + " those of the ledger, line for line; 'outlay credits check' proves it.";

    /** Nothing may be loaded from anywhere, and no script or style runs but ours. */
    private static void writeHead(PageWriter page, Facts facts, Asset script) {
        Asset style = Asset.style();
        String policy =
                "default-src 'none'; script-src "
                        + script.source()
                        + "; style-src "
                        + style.source()
                        + "; img-src data:; base-uri 'none'; form-action 'none'";
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.empty("link", "rel", "icon", "href", "data:,");
        page.element("title", "Outlay report, " + Times.human(facts.request().start()) + " UTC");
        page.open("style").raw(style.text()).close().close();
    }
}
