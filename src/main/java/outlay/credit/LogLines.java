package outlay.credit;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/**
 * The lines that one request wants, by the names of all campaigns and the addresses of contacts.
 */
record LogLines(LogRequest request, Map<Long, String> campaigns, LedgerLog.Addresses addresses) {

    /** Returns the last row, not behind this one, with which a line begins. */
    long start(Transaction tx, long row) {
        return request.detail() ? Math.max(1, row) : LedgerHistoryStore.startOfRun(tx, row);
    }

    /** Visits those whose rows are this one, with which a line begins, and the following. */
    void each(Transaction tx, long from, Consumer<LogLine> visitor) {
        if (request.detail()) {
            LedgerHistoryStore.eachWithContact(
                    tx, from, (row, contact) -> accept(row, contact, visitor));
        } else {
            Balance before = LedgerHistoryStore.balanceAfter(tx, from - 1);
            LogGroups groups = new LogGroups(before, row -> accept(row, null, visitor));
            LedgerHistoryStore.each(tx, from, groups::add);
            groups.end();
        }
    }

    private void accept(LedgerRow row, @Nullable Long contact, Consumer<LogLine> visitor) {
        if (isWanted(row)) {
            visitor.accept(line(row, contact == null ? null : addresses.of(contact)));
        }
    }

    private boolean isWanted(LedgerRow row) {
        Movement movement = row.knownMovement();
        return (request.campaign() == null
                        || request.campaign().equals(campaigns.get(movement.campaign())))
                && (request.kind() == null || request.kind() == movement.kind())
                && (request.since() == null || !row.at().isBefore(request.since()))
                && (request.until() == null || row.at().isBefore(request.until()));
    }

    private LogLine line(LedgerRow row, @Nullable String email) {
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
                movement.terms().reference(),
                row.balance().available(),
                row.balance().reserved(),
                row.balance().spent(),
                row.balance().expired());
    }
}
