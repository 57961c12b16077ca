package outlay.inbound.report;

import java.util.List;

/** Reads read receipts (RFC 8098): who confirms to have a message has got it. */
final class Receipts {
    private Receipts() {}

    static List<Report> in(ReceivedMail letter) {
        if (!letter.reportType().equals("disposition-notification")) {
            return List.of();
        }
        return List.of(
                new Report(
                        ReportKind.DELIVERED,
                        letter.from(),
                        null,
                        false,
                        ReportReason.DELIVERED,
                        letter.subject()));
    }
}
