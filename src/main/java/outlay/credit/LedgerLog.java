package outlay.credit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.db.Transaction;

/**
 * The log: every movement of credits, oldest first, with the balances after it.
 *
 * <p>It reads the ledger once from its beginning, or from where the last lines begin that were
 * asked for, and holds no more of it than these and one operation's sums.
 */
public final class LedgerLog {
    /** The number of the first row. */
    private static final long FIRST = 1;

    /** So many rows are read in a few milliseconds, however few lines are wanted. */
    private static final long SHORTEST_LOOK = 1_000;

    /** How much farther back the next look goes: those before it read a seventh of it. */
    private static final int FARTHER = 8;

    private LedgerLog() {}

    /** Knows the addresses of contacts, of which the ledger knows only the numbers. */
    @FunctionalInterface
    public interface Addresses {
        /** Returns the address of a contact; null when it is none any more. */
        @Nullable String of(long contact);
    }

    /**
     * Visits the lines that are wanted. The balances of a line are those of the whole ledger,
     * whatever else is wanted.
     *
     * @param addresses is asked for those of the lines, when the request is for detail
     * @throws Problem NOT_ALLOWED when there never was such a campaign; DAMAGED when the ledger
     *     holds what Outlay never writes
     */
    public static void each(
            Transaction tx, LogRequest request, Addresses addresses, Consumer<LogLine> visitor) {
        Map<Long, String> campaigns = LedgerHistoryStore.campaigns(tx);
        if (request.campaign() != null && !campaigns.containsValue(request.campaign())) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "there never was a campaign named " + request.campaign(),
                    "see 'outlay campaign list', or 'outlay credits log' for deleted ones");
        }
        LogLines wanted = new LogLines(request, campaigns, addresses);
        Integer limit = request.limit();
        if (limit == null) {
            wanted.each(tx, FIRST, visitor);
        } else {
            last(tx, wanted, limit).forEach(visitor);
        }
    }

    /** Reads from so far back as it takes to find as many lines. */
    private static Deque<LogLine> last(Transaction tx, LogLines wanted, int most) {
        Deque<LogLine> last = new ArrayDeque<>();
        long end = LedgerStore.last(tx).row();
        long rows = Math.max(SHORTEST_LOOK, most);
        long from = FIRST;
        do {
            from = wanted.start(tx, end - rows);
            rows *= FARTHER;
            last.clear();
            wanted.each(tx, from, line -> keep(last, line, most));
        } while (last.size() < most && from > FIRST);
        return last;
    }

    private static void keep(Deque<LogLine> last, LogLine line, int most) {
        last.addLast(line);
        if (last.size() > most) {
            last.removeFirst();
        }
    }
}
