package outlay.credit;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;

/**
 * The lines that one request wants, by the names of all campaigns and the addresses of contacts.
 */
record LogLines(LogRequest request, Map<Long, String> campaigns, LedgerLog.Addresses addresses) {

    void each(Transaction tx, Consumer<LogLine> visitor) {
        if (request.detail()) {
            LedgerHistoryStore.eachWithContact(
                    tx,
                    (row, contact) ->
                            accept(row, contact == null ? null : addresses.of(contact), visitor));
        } else {
            LogGroups groups = new LogGroups(row -> accept(row, null, visitor));
            LedgerHistoryStore.each(tx, groups::add);
            groups.end();
        }
    }

    private void accept(LedgerRow row, @Nullable String email, Consumer<LogLine> visitor) {
        LogLine line = line(row, email);
        if (isWanted(line)) {
            visitor.accept(line);
        }
    }

    private boolean isWanted(LogLine line) {
        return (request.campaign() == null || request.campaign().equals(line.campaign()))
                && (request.kind() == null || request.kind() == line.kind())
                && (request.since() == null || !line.at().isBefore(request.since()))
                && (request.until() == null || line.at().isBefore(request.until()));
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
                movement.reference(),
                row.balance().available(),
                row.balance().reserved(),
                row.balance().spent());
    }
}
