package outlay.delivery;

import java.util.List;
import outlay.db.TokenKey;
import outlay.db.Transaction;
import outlay.inbound.Incoming;
import outlay.inbound.Kind;
import outlay.inbound.Reason;
import outlay.inbound.Report;

/** Finds out which of our messages something that came back is about. Changes nothing. */
final class Recognition {
    private final byte[] key;

    /** Takes the key that signed what is out there. */
    Recognition(Transaction tx) {
        this.key = TokenKey.of(tx);
    }

    Echo of(Transaction tx, Incoming incoming) {
        Report report = strongest(incoming);
        if (report.reason() == Reason.AUTHENTICATION) {
            // A feedback report that no person asked for (RFC 6591): nobody complained.
            return new Echo(report, List.of(), false);
        }
        List<Long> signed =
                incoming.proofs(report.kind()).stream()
                        .flatMap(token -> MessageStore.signed(tx, token, key).stream())
                        .limit(1)
                        .map(Message::id)
                        .toList();
        return new Echo(report, signed, true);
    }

    /** A message to one recipient can be reported on in several ways: a final one counts. */
    private static Report strongest(Incoming incoming) {
        return incoming.reports().stream()
                .filter(report -> report.kind() == Kind.BOUNCE)
                .max((a, b) -> Boolean.compare(a.hard(), b.hard()))
                .orElse(incoming.reports().get(0));
    }
}
