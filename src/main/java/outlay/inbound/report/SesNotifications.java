package outlay.inbound.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import outlay.refusal.Refusal;

/**
 * Reads what Amazon SES tells by SNS in a mail: JSON with a {@code notificationType} (or {@code
 * eventType}) and the recipients it is about (Amazon SES Developer Guide, "Notification contents").
 */
final class SesNotifications {
    private static final Map<String, ReportKind> KINDS =
            Map.of(
                    "Bounce", ReportKind.BOUNCE,
                    "Complaint", ReportKind.COMPLAINT,
                    "Delivery", ReportKind.DELIVERED,
                    "DeliveryDelay", ReportKind.DELAYED);

    private static final List<String> RECIPIENTS =
            List.of("bouncedRecipients", "complainedRecipients", "delayedRecipients", "recipients");

    /** A mail system may have broken a text where it likes. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

    private SesNotifications() {}

    static List<Report> in(ReceivedMail letter) {
        String text = letter.prose().strip();
        if (!text.startsWith("{")) {
            return List.of();
        }
        // Mail systems break long lines with "!", CRLF and a space.
        JsonNode message = read(text.replace("\r", "").replace("!\n ", ""));
        // SNS puts what SES says into a string of its own.
        JsonNode said = message.has("Message") ? read(text(message, "Message")) : message;
        String type = text(said, said.has("notificationType") ? "notificationType" : "eventType");
        ReportKind kind = KINDS.get(type);
        return kind == null ? List.of() : reports(kind, said.path(detail(type)));
    }

    /** What a Bounce is about stands in bounce, what a DeliveryDelay is about in deliveryDelay. */
    private static String detail(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    private static List<Report> reports(ReportKind kind, JsonNode detail) {
        List<Report> reports = new ArrayList<>();
        for (String list : RECIPIENTS) {
            for (JsonNode recipient : detail.path(list)) {
                reports.add(
                        recipient.isTextual()
                                ? report(kind, recipient.asText(), detail)
                                : report(kind, text(recipient, "emailAddress"), recipient));
            }
        }
        return reports.isEmpty() ? List.of(report(kind, "", detail)) : reports;
    }

    private static Report report(ReportKind kind, String recipient, JsonNode about) {
        String address = recipient.isEmpty() ? null : recipient;
        String words = text(about, about.has("diagnosticCode") ? "diagnosticCode" : "smtpResponse");
        String status = about.has("status") ? text(about, "status") : null;
        Refusal refusal = Refusal.reported(words, words, status);
        return switch (kind) {
            case BOUNCE, DELAYED -> Report.refused(kind, address, refusal);
            case COMPLAINT ->
                    new Report(kind, address, null, false, ReportReason.COMPLAINT, "complaint");
            default -> Report.delivered(address, refusal);
        };
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    /** Returns what a text begins with; nothing when that is no JSON. */
    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
