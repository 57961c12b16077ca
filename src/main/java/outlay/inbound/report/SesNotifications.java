package outlay.inbound.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.MentionedAddresses;
import outlay.refusal.Refusal;

/**
 * Reads what Amazon SES tells by SNS in a mail: JSON with a {@code notificationType} (or {@code
 * eventType}) and the recipients it is about. Only the few fields that matter are looked up.
 */
final class SesNotifications {
    private static final Map<String, ReportKind> KINDS =
            Map.of(
                    "Bounce", ReportKind.BOUNCE,
                    "Complaint", ReportKind.COMPLAINT,
                    "Delivery", ReportKind.DELIVERED,
                    "DeliveryDelay", ReportKind.DELAYED);

    private SesNotifications() {}

    static List<Report> in(ReceivedMail letter) {
        String json = letter.prose().strip();
        if (!json.startsWith("{")) {
            return List.of();
        }
        // Mail systems break long lines with "!", CRLF and a space; SNS wraps the JSON in a string.
        String flat = json.replace("\r", "").replace("!\n ", "").replace("\\\"", "\"");
        String type = value(flat, 0, "notificationType");
        ReportKind kind = KINDS.get(type.isEmpty() ? value(flat, 0, "eventType") : type);
        return kind == null ? List.of() : reports(kind, flat);
    }

    private static List<Report> reports(ReportKind kind, String json) {
        List<Report> reports = new ArrayList<>();
        int end = json.indexOf("\"mail\":{", json.indexOf("ecipients\":["));
        String part = end < 0 ? json : json.substring(0, end);
        String mark = "\"emailAddress\"";
        for (int at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + 1)) {
            int next = part.indexOf(mark, at + 1);
            String about = part.substring(at, next < 0 ? part.length() : next);
            reports.add(report(kind, value(about, 0, "emailAddress"), about));
        }
        if (reports.isEmpty()) {
            int list = Math.max(json.lastIndexOf("\"recipients\":["), 0);
            reports.add(report(kind, MentionedAddresses.first(json.substring(list)), json));
        }
        return reports;
    }

    private static Report report(ReportKind kind, @Nullable String recipient, String json) {
        String words = value(json, 0, "diagnosticCode");
        words = words.isEmpty() ? value(json, 0, "smtpResponse") : words;
        String status = value(json, 0, "status");
        Refusal refusal = Refusal.reported(words, words, status.isEmpty() ? null : status);
        return switch (kind) {
            case BOUNCE, DELAYED -> Report.refused(kind, recipient, refusal);
            case COMPLAINT ->
                    new Report(kind, recipient, null, false, ReportReason.COMPLAINT, "complaint");
            default -> Report.delivered(recipient, refusal);
        };
    }

    /** Returns the string that a field after {@code from} has, or an empty text. */
    private static String value(String json, int from, String field) {
        int name = json.indexOf('"' + field + '"', from);
        int open = name < 0 ? -1 : json.indexOf('"', name + field.length() + 2);
        int close = open < 0 ? -1 : json.indexOf('"', open + 1);
        return close < 0 ? "" : json.substring(open + 1, close);
    }
}
