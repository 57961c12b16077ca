package outlay.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.credit.LedgerLog;
import outlay.credit.LogLine;
import outlay.credit.LogRequest;
import outlay.db.Transaction;

/**
 * What the lines of the log add up to: how many credits were where at the end of each day (UTC) on
 * which one moved, and where those of each campaign are. Campaigns go by their names here, deleted
 * ones too, as in {@code credits log}.
 */
final class LedgerStory {
    /** Where credits were; of one campaign, {@code available} is 0. */
    record Day(long available, long reserved, long spent) {}

    private final boolean isOfOne;
    private final NavigableMap<LocalDate, Day> days = new TreeMap<>();
    private final Map<String, CampaignCredits> campaigns = new LinkedHashMap<>();
    private long lines;

    private LedgerStory(boolean isOfOne) {
        this.isOfOne = isOfOne;
    }

    static LedgerStory of(Transaction tx, ReportRequest request) {
        LedgerStory story = new LedgerStory(request.only().isPresent());
        LedgerLog.each(tx, wanted(request, null), contact -> null, story::add);
        return story;
    }

    /** Returns which lines of the log a report shows. */
    static LogRequest wanted(ReportRequest request, @Nullable Integer most) {
        String campaign = request.only().map(Campaign::name).orElse(null);
        return new LogRequest(campaign, null, null, null, most, false);
    }

    private void add(LogLine line) {
        lines++;
        LocalDate day = line.at().atOffset(ZoneOffset.UTC).toLocalDate();
        Day balance = new Day(line.available(), line.reserved(), line.spent());
        if (line.campaign() != null) {
            CampaignCredits credits = of(line.campaign());
            credits.add(line);
            if (isOfOne) {
                balance = new Day(0, credits.reserved(), credits.spent());
            }
        }
        days.put(day, balance);
    }

    private CampaignCredits of(String campaign) {
        return campaigns.computeIfAbsent(campaign, name -> new CampaignCredits());
    }

    /** Returns how many lines the log has. */
    long lines() {
        return lines;
    }

    /** Returns the days on which credits moved, in order. */
    NavigableMap<LocalDate, Day> days() {
        return days;
    }

    /** Returns all of which the log speaks, in the order of their first upload. */
    Map<String, CampaignCredits> campaigns() {
        return campaigns;
    }
}
