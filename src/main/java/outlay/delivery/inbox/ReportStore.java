package outlay.delivery.inbox;

import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;
import outlay.inbound.report.Report;

/** All SQL that writes table {@code report}. */
final class ReportStore {
    private ReportStore() {}

    /**
     * Keeps a report about a message.
     *
     * @param subject what somebody wrote about, or null
     * @return false when one of its kind was there already
     */
    static boolean add(Transaction tx, long message, Report report, @Nullable String subject) {
        return tx.update(
                        """
                        INSERT INTO report (id, message_id, kind, at, status, hard, reason, subject)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (message_id, kind) DO NOTHING
                        """,
                        tx.nextId("report"),
                        message,
                        report.kind().word(),
                        tx.now(),
                        report.status(),
                        report.hard(),
                        report.reason().word(),
                        subject)
                == 1;
    }
}
