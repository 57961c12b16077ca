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
 * <p>It reads the ledger once from its beginning and holds no more of it than one operation's sums
 * and the last lines that were asked for.
 */
public final class LedgerLog {
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
            wanted.each(tx, visitor);
            return;
        }
        int most = limit;
        Deque<LogLine> last = new ArrayDeque<>();
        wanted.each(tx, line -> keep(last, line, most));
        last.forEach(visitor);
    }

    private static void keep(Deque<LogLine> last, LogLine line, int most) {
        last.addLast(line);
        if (last.size() > most) {
            last.removeFirst();
        }
    }
}
