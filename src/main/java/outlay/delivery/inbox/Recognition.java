package outlay.delivery.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.db.TokenKey;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.MessageStore;
import outlay.inbound.report.Incoming;
import outlay.inbound.report.Report;
import outlay.inbound.report.ReportKind;
import outlay.inbound.report.ReportReason;

/**
 * Finds out which of our messages something that came back is about. Changes nothing (decision
 * D93).
 */
final class Recognition {
    private final byte[] key;

    /** Takes the key that signed what is out there. */
    Recognition(Transaction tx) {
        this.key = TokenKey.of(tx);
    }

    Echo of(Transaction tx, Incoming incoming) {
        Report report = strongest(incoming);
        if (report.reason() == ReportReason.AUTHENTICATION) {
            // A feedback report that no person asked for (RFC 6591): nobody complained.
            return new Echo(report, List.of(), false, List.of(), null);
        }
        List<Long> signed =
                incoming.proofs(report.kind()).stream()
                        .flatMap(token -> MessageStore.signed(tx, token, key).stream())
                        .limit(1)
                        .map(Message::id)
                        .toList();
        return signed.isEmpty()
                ? new Echo(report, unsigned(tx, incoming, report.kind()), false, List.of(), null)
                : new Echo(report, signed, true, incoming.returns(), address(incoming, report));
    }

    /** What persons write counts without a token, too: it can stop or suppress, no more. */
    private static List<Long> unsigned(Transaction tx, Incoming incoming, ReportKind kind) {
        return kind == ReportKind.REPLY || kind == ReportKind.UNSUBSCRIBE
                ? Correspondence.messages(tx, incoming)
                : List.of();
    }

    /** A report may name the address that ours was forwarded to; the returned message does not. */
    private static @Nullable String address(Incoming incoming, Report report) {
        return report.kind() == ReportKind.BOUNCE && incoming.about() != null
                ? incoming.about()
                : report.recipient();
    }

    /** A message to one recipient can be reported on in several ways: a final one counts. */
    private static Report strongest(Incoming incoming) {
        return incoming.reports().stream()
                .filter(report -> report.kind() == ReportKind.BOUNCE)
                .max((a, b) -> Boolean.compare(a.hard(), b.hard()))
                .orElse(incoming.reports().get(0));
    }
}
