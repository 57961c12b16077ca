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

    /**
     * Visits the lines that are wanted. The balances of a line are those of the whole ledger,
     * whatever else is wanted.
     *
     * @throws Problem NOT_ALLOWED when there never was such a campaign; DAMAGED when the ledger
     *     holds what Outlay never writes
     */
    public static void each(Transaction tx, LogRequest request, Consumer<LogLine> visitor) {
        Map<Long, String> campaigns = LedgerHistoryStore.campaigns(tx);
        if (request.campaign() != null && !campaigns.containsValue(request.campaign())) {
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "there never was a campaign named " + request.campaign(),
                    "see 'outlay campaign list', or 'outlay credits log' for deleted ones");
        }
        Integer limit = request.limit();
        if (limit == null) {
            eachWanted(tx, request, campaigns, visitor);
            return;
        }
        int most = limit;
        Deque<LogLine> last = new ArrayDeque<>();
        eachWanted(tx, request, campaigns, line -> keep(last, line, most));
        last.forEach(visitor);
    }

    private static void eachWanted(
            Transaction tx,
            LogRequest request,
            Map<Long, String> campaigns,
            Consumer<LogLine> visitor) {
        Consumer<LogLine> wanted =
                line -> {
                    if (wants(request, line)) {
                        visitor.accept(line);
                    }
                };
        if (request.detail()) {
            LedgerHistoryStore.eachWithEmail(
                    tx, (row, email) -> wanted.accept(line(row, campaigns, email)));
        } else {
            LogGroups groups = new LogGroups(row -> wanted.accept(line(row, campaigns, null)));
            LedgerHistoryStore.each(tx, groups::add);
            groups.end();
        }
    }

    private static boolean wants(LogRequest request, LogLine line) {
        return (request.campaign() == null || request.campaign().equals(line.campaign()))
                && (request.kind() == null || request.kind() == line.kind())
                && (request.since() == null || !line.at().isBefore(request.since()))
                && (request.until() == null || line.at().isBefore(request.until()));
    }

    private static LogLine line(
            LedgerRow row, Map<Long, String> campaigns, @Nullable String email) {
        Movement movement = row.knownMovement();
        return new LogLine(
                row.id(),
                row.at(),
                movement.kind(),
                movement.credits(),
                movement.from(),
                movement.reason(),
                campaigns.get(movement.campaign()),
                email,
                row.operation(),
                movement.reference(),
                row.balance().available(),
                row.balance().reserved(),
                row.balance().spent());
    }

    private static void keep(Deque<LogLine> last, LogLine line, int most) {
        last.addLast(line);
        if (last.size() > most) {
            last.removeFirst();
        }
    }
}
