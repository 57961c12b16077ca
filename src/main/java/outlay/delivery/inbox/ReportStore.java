package outlay.delivery.inbox;

import outlay.db.Transaction;
import outlay.inbound.report.Report;

/** All SQL that writes table {@code report}. */
final class ReportStore {
    private ReportStore() {}

    /**
     * Keeps a report about a message.
     *
     * @return false when one of its kind was there already
     */
    static boolean add(Transaction tx, long message, Report report) {
        return tx.update(
                        """
                        INSERT INTO report (id, message_id, kind, at, status, hard, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (message_id, kind) DO NOTHING
                        """,
                        tx.nextId("report"),
                        message,
                        report.kind().word(),
                        tx.now(),
                        report.status(),
                        report.hard(),
                        report.reason().word())
                == 1;
    }
}
