package outlay.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import outlay.campaign.Campaign;
import outlay.credit.Balance;
import outlay.credit.LedgerLog;
import outlay.credit.LogLine;
import outlay.credit.LogRequest;
import outlay.db.Transaction;

/**
 * The lines of the log, and what they add up to: how many credits were where at the end of each day
 * (UTC) on which one moved. Campaigns go by their names here, deleted ones too, as in {@code
 * credits log}.
 */
final class LedgerStory {
    /** So many lines are kept: some 20 MB. The ledger behind them may be far longer. */
    private static final int MOST_KEPT = 100_000;

    private final NavigableMap<LocalDate, Balance> days = new TreeMap<>();
    private final Deque<LogLine> last = new ArrayDeque<>();
    private Balance balance = Balance.EMPTY;
    private long lines;

    private LedgerStory() {}

    static LedgerStory of(Transaction tx, ReportRequest request) {
        LedgerStory story = new LedgerStory();
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
        balance = balance.after(line);
        days.put(line.at().atOffset(ZoneOffset.UTC).toLocalDate(), balance);
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

    /**
     * Returns the days on which credits moved, in order; of one campaign what {@link Balance#after}
     * says.
     */
    NavigableMap<LocalDate, Balance> days() {
        return days;
    }
}
