package outlay.inbound.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.MailHeaders;
import outlay.inbound.mime.MentionedAddresses;
import outlay.refusal.Wordings;

/**
 * Reads complaints: feedback reports (RFC 5965), and what providers sent before there was a
 * standard.
 */
final class Complaints {
    private static final Wordings SIGNS = Signs.WORDINGS;

    private Complaints() {}

    static List<Report> in(ReceivedMail letter) {
        MailHeaders feedback = letter.feedback();
        if (feedback != null) {
            return List.of(report(letter, feedback));
        }
        boolean jmrp = letter.returned().stream().anyMatch(h -> h.has("x-hmxmroriginalrecipient"));
        boolean loop =
                letter.reportType().equals("feedback-report")
                        || (!letter.returned().isEmpty()
                                && SIGNS.begins("complaint-subject", letter.foldedSubject()));
        return jmrp || loop ? List.of(complaint(letter, recipient(letter, null), "")) : List.of();
    }

    private static Report report(ReceivedMail letter, MailHeaders feedback) {
        String type = feedback.first("feedback-type").strip().toLowerCase(Locale.ROOT);
        String recipient = recipient(letter, feedback);
        return switch (type) {
            case "not-spam" -> Report.plain(ReportKind.OTHER, ReportReason.NONE);
            case "auth-failure" ->
                    new Report(
                            ReportKind.COMPLAINT,
                            recipient,
                            null,
                            false,
                            ReportReason.AUTHENTICATION,
                            type);
            default -> complaint(letter, recipient, type);
        };
    }

    private static Report complaint(ReceivedMail letter, @Nullable String recipient, String type) {
        String words = type.isEmpty() ? letter.subject() : type;
        return new Report(
                ReportKind.COMPLAINT, recipient, null, false, ReportReason.COMPLAINT, words);
    }

    private static @Nullable String recipient(ReceivedMail letter, @Nullable MailHeaders feedback) {
        for (String field : List.of("original-rcpt-to", "removal-recipient")) {
            String address =
                    feedback == null ? null : MentionedAddresses.first(feedback.first(field));
            if (address != null) {
                return address;
            }
        }
        for (String field : List.of("x-hmxmroriginalrecipient", "to")) {
            String address = letter.returnedAddress(field);
            if (address != null) {
                return address;
            }
        }
        return null;
    }
}
