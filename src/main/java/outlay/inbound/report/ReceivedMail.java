package outlay.inbound.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outlay.inbound.mime.ContentType;
import outlay.inbound.mime.Decoding;
import outlay.inbound.mime.Entity;
import outlay.inbound.mime.MailHeaders;
import outlay.inbound.mime.MentionedAddresses;
import outlay.inbound.mime.PlainText;
import outlay.refusal.PlainWords;
import outlay.refusal.Wordings;

/**
 * A message laid out for understanding: what its author wrote, the machine-readable parts of a
 * report, and the headers of the message that it returns. What is inside a returned message counts
 * as nothing else.
 *
 * @param headers of the message itself
 * @param type its Content-Type
 * @param foldedSubject its decoded subject, folded for comparison with {@link Wordings}
 * @param prose the text for people, up to where a returned message begins in it
 * @param own what of that its author wrote himself, above what he quotes
 * @param deliveryStatus the fields of the delivery-status parts (RFC 3464), or an empty text
 * @param feedback the fields of a feedback-report part (RFC 5965), or null
 * @param returned the headers of the messages it returns
 */
record ReceivedMail(
        MailHeaders headers,
        ContentType type,
        String foldedSubject,
        String prose,
        String own,
        String deliveryStatus,
        @Nullable MailHeaders feedback,
        List<MailHeaders> returned) {

    /** More than any report needs; the rest of a long text is not looked at. */
    private static final int MOST_TEXT = 64 * 1024;

    private static final int MOST_RETURNED = 3;

    /** Reads a message. */
    static ReceivedMail read(byte[] bytes) {
        String message = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = message.startsWith("From ") ? message.indexOf('\n') + 1 : 0;
        Entity root = Entity.read(message.substring(start));
        Sorter sorter = new Sorter();
        sorter.sort(root);
        return sorter.letter(root);
    }

    /** Returns the decoded subject. */
    String subject() {
        return Decoding.header(headers.first("subject"));
    }

    /** Returns the address of the author, or null. */
    @Nullable String from() {
        return MentionedAddresses.ofHeader(Decoding.header(headers.first("from")));
    }

    /** Returns the type of a {@code multipart/report} (RFC 6522), or an empty text. */
    String reportType() {
        return type.name().equals("multipart/report")
                ? type.parameter("report-type").toLowerCase(Locale.ROOT)
                : "";
    }

    /** Returns the first address in a field of the returned messages, or null. */
    @Nullable String returnedAddress(String field) {
        for (MailHeaders headers : returned) {
            String address = MentionedAddresses.first(Decoding.header(headers.first(field)));
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    /** Sorts the parts of a message by what they are for. */
    private static final class Sorter {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder status = new StringBuilder();
        private final List<MailHeaders> returned = new ArrayList<>();
        private @Nullable MailHeaders feedback;

        void sort(Entity entity) {
            String name = entity.type().name();
            if (entity.isMessage()) {
                entity.parts().forEach(message -> addReturned(message.headers()));
            } else if (name.equals("multipart/alternative") && !entity.parts().isEmpty()) {
                sort(plainest(entity.parts()));
            } else if (entity.type().isMultipart() && !entity.parts().isEmpty()) {
                entity.parts().forEach(this::sort);
            } else if (name.endsWith("/rfc822-headers") || name.equals("message/global-headers")) {
                addReturned(headersOf(entity));
            } else if (name.equals("message/feedback-report")) {
                feedback = headersOf(entity);
            } else if (name.endsWith("delivery-status")) {
                append(status, entity.text());
            } else if (entity.type().isText() || entity.type().isMultipart()) {
                boolean html = name.equals("text/html");
                append(text, html ? PlainText.ofHtml(entity.text()) : entity.text());
            }
        }

        private static Entity plainest(List<Entity> parts) {
            return parts.stream()
                    .filter(part -> part.type().name().equals("text/plain"))
                    .filter(part -> !part.body().isBlank())
                    .findFirst()
                    .orElse(parts.get(0));
        }

        /** Reads the fields in a body, past the empty lines that some systems put before them. */
        private static MailHeaders headersOf(Entity entity) {
            String text = entity.text().stripLeading();
            return MailHeaders.read(text, 0, text.length());
        }

        private void addReturned(MailHeaders headers) {
            if (returned.size() < MOST_RETURNED && !headers.isEmpty()) {
                returned.add(headers);
            }
        }

        private static void append(StringBuilder to, String text) {
            to.append(text, 0, Math.min(text.length(), MOST_TEXT - to.length()));
            if (to.length() < MOST_TEXT) {
                to.append("\n\n");
            }
        }

        ReceivedMail letter(Entity root) {
            String all = text.toString();
            int copy = ReturnedCopy.start(all);
            MailHeaders inCopy = ReturnedCopy.headers(all, copy);
            if (inCopy.first("content-type").contains("delivery-status")) {
                sort(Entity.read(ReturnedCopy.message(all, copy))); // a report passed on in text
            } else {
                addReturned(inCopy);
            }
            // Broken or lost MIME leaves the fields for machines in the midst of the prose.
            int fields = status.length() > 0 ? copy : DeliveryStatus.start(all, copy);
            append(status, all.substring(fields, copy));
            String prose = all.substring(0, fields);
            return new ReceivedMail(
                    root.headers(),
                    root.type(),
                    PlainWords.fold(Decoding.header(root.headers().first("subject"))),
                    prose,
                    Quotation.before(prose),
                    status.toString(),
                    feedback,
                    List.copyOf(returned));
        }
    }
}
