package outlay.inbound.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.Lines;
import outlay.inbound.mime.MailHeaders;
import outlay.inbound.mime.MentionedAddresses;
import outlay.refusal.Codes;

/**
 * The per-recipient fields of a delivery status notification (RFC 3464), as real systems write
 * them: in any order, with empty lines in the middle, without the one or the other.
 */
record DeliveryStatus(Map<String, String> fields) {
    private static final int MOST_GROUPS = 100;
    private static final List<String> RECIPIENT_FIELDS =
            List.of("final-recipient", "original-recipient", "x-actual-recipient");

    private static final List<String> STARTS =
            List.of("Reporting-MTA: ", "Final-Recipient: ", "Original-Recipient: ");

    /** Reads the groups of fields that say something about a recipient. */
    static List<DeliveryStatus> read(String text) {
        List<DeliveryStatus> groups = new ArrayList<>();
        Map<String, String> group = new HashMap<>();
        String field = "";
        Lines lines = new Lines(text, 0, text.length());
        while (lines.next() && groups.size() < MOST_GROUPS) {
            String line = lines.line();
            int colon = MailHeaders.colon(line);
            boolean continues = line.startsWith(" ") || line.startsWith("\t") || colon < 0;
            if (line.isBlank()) {
                group = isComplete(group) ? closed(group, groups) : group;
            } else if (continues) {
                group.computeIfPresent(field, (name, value) -> value + ' ' + line.strip());
            } else {
                field = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                boolean next = field.equals("final-recipient") && group.containsKey(field);
                group = next ? closed(group, groups) : group;
                group.putIfAbsent(field, line.substring(colon + 1).strip());
            }
        }
        if (group.containsKey("action") || group.containsKey("status") || isComplete(group)) {
            closed(group, groups);
        }
        return groups;
    }

    /** Returns where such fields begin in a text that ends at {@code limit}, or the limit. */
    static int start(String text, int limit) {
        Lines lines = new Lines(text, 0, limit);
        while (lines.next()) {
            for (String start : STARTS) {
                if (lines.startsWith(start)) {
                    return lines.start();
                }
            }
        }
        return limit;
    }

    private static Map<String, String> closed(
            Map<String, String> group, List<DeliveryStatus> groups) {
        groups.add(new DeliveryStatus(group));
        return new HashMap<>();
    }

    private static boolean isComplete(Map<String, String> group) {
        return RECIPIENT_FIELDS.stream().anyMatch(group::containsKey)
                && (group.containsKey("action") || group.containsKey("status"));
    }

    /**
     * Returns the address reported on, or null when the fields have none: the final one, unless it
     * is the name of a mailbox inside the reporting system only.
     */
    @Nullable String recipient() {
        String inner = null;
        for (String field : RECIPIENT_FIELDS) {
            String address = MentionedAddresses.first(fields.getOrDefault(field, ""));
            if (address != null && address.indexOf('.', address.lastIndexOf('@')) > 0) {
                return address;
            }
            inner = inner == null ? address : inner;
        }
        return inner;
    }

    /** Returns the enhanced status code, or null. */
    @Nullable String status() {
        return Codes.enhanced(fields.getOrDefault("status", ""));
    }

    /**
     * Returns what the system said, without the type before it; in its place what Exchange adds of
     * the server's own answer, or the comment to the status. PowerMTA's own word for the reason is
     * added.
     */
    String diagnostic() {
        String value = fields.getOrDefault("diagnostic-code", "");
        int semicolon = value.indexOf(';');
        boolean typed = semicolon >= 0 && value.substring(0, semicolon).indexOf(' ') < 0;
        String words = typed ? value.substring(semicolon + 1).strip() : value;
        String comment = fields.getOrDefault("status", "").replaceFirst("^[\\d. ]+", "");
        String category = fields.getOrDefault("x-powermta-bouncecategory", "");
        String added = fields.getOrDefault("x-supplementary-info", "");
        String said = words.isEmpty() ? added : words;
        return ((said.isEmpty() ? comment : said) + ' ' + category).strip();
    }

    /** Returns the kind that the action says, or null when it says none. */
    @Nullable ReportKind kind() {
        String action = fields.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        if (action.startsWith("fail")) {
            return ReportKind.BOUNCE;
        }
        if (action.startsWith("delay")) {
            return ReportKind.DELAYED;
        }
        boolean good =
                action.startsWith("deliver")
                        || action.startsWith("relay")
                        || action.startsWith("expand");
        return good ? ReportKind.DELIVERED : null;
    }
}
