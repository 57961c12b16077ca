package outlay.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    /** Where credits were; of one campaign, none is available or expired. */
    record Day(long available, long reserved, long spent, long expired) {}

    /** So many lines are kept: some 20 MB. The ledger behind them may be far longer. */
    private static final int MOST_KEPT = 100_000;

    private final boolean isOfOne;
    private final NavigableMap<LocalDate, Day> days = new TreeMap<>();
    private final Map<String, CampaignCredits> campaigns = new LinkedHashMap<>();
    private final Deque<LogLine> last = new ArrayDeque<>();
    private long lines;

    private LedgerStory(boolean isOfOne) {
        this.isOfOne = isOfOne;
    }

    static LedgerStory of(Transaction tx, ReportRequest request) {
        LedgerStory story = new LedgerStory(request.only().isPresent());
        read(tx, request, story::add);
        return story;
    }

    private static void read(Transaction tx, ReportRequest request, Consumer<LogLine> visitor) {
        String campaign = request.only().map(Campaign::name).orElse(null);
        LogRequest wanted = new LogRequest(campaign, null, null, null, null, false);
        LedgerLog.each(tx, wanted, contact -> null, visitor);
    }

    private void add(LogLine line) {
        lines++;
        last.addLast(line);
        if (last.size() > MOST_KEPT) {
            last.removeFirst();
        }
        LocalDate day = line.at().atOffset(ZoneOffset.UTC).toLocalDate();
        Day balance = new Day(line.available(), line.reserved(), line.spent(), line.expired());
        if (line.campaign() != null) {
            CampaignCredits credits = of(line.campaign());
            credits.add(line);
            if (isOfOne) {
                balance = new Day(0, credits.reserved(), credits.spent(), 0);
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

    /** Returns the last lines, at most so many; the last one first. */
    List<LogLine> lastLines(int most) {
        List<LogLine> some = new ArrayList<>(most);
        Iterator<LogLine> backwards = last.descendingIterator();
        while (backwards.hasNext() && some.size() < most) {
            some.add(backwards.next());
        }
        return some;
    }

    /** Visits all lines, oldest first; reads them once more when there are very many. */
    void eachLine(Transaction tx, ReportRequest request, Consumer<LogLine> visitor) {
        if (lines == last.size()) {
            last.forEach(visitor);
        } else {
            read(tx, request, visitor);
        }
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
