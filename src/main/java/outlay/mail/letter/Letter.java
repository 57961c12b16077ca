package outlay.mail.letter;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One email to one recipient, before it is bytes (decision D14).
 *
 * @param messageId with its angle brackets
 * @param references the Message-IDs of those that it answers, the last one at the end
 */
public record Letter(
        Sender sender,
        NamedAddress to,
        Content content,
        String messageId,
        List<String> references,
        ZonedDateTime date,
        Unsubscribe unsubscribe) {
    /** No encoded part can hold {@code =_}: see {@link BodyPart#among}. */
    private static final String BOUNDARY = "=_outlay_alternative";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");

    /** Checks what is not from contacts: a wrong one is a bug, not a value to mend. */
    public Letter {
        requireMessageId(messageId);
        references.forEach(Letter::requireMessageId);
    }

    /** A letter that answers no other. */
    public Letter(
            Sender sender,
            NamedAddress to,
            Content content,
            String messageId,
            ZonedDateTime date,
            Unsubscribe unsubscribe) {
        this(sender, to, content, messageId, List.of(), date, unsubscribe);
    }

    private static void requireMessageId(String id) {
        if (!MESSAGE_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no Message-ID: " + id);
        }
    }

    /** Returns the subject as its reader gets it. */
    public String subject() {
        return HeaderWriter.line(content.subject());
    }

    /**
     * Returns the message in the form of RFC 5322 with CRLF line ends, ASCII throughout but for a
     * non-ASCII local part of an address (RFC 6532).
     */
    public byte[] compose() {
        StringBuilder message = new StringBuilder(2048).append(headers());
        PostalAddress footer = new PostalAddress(sender.postalAddress());
        String text = footer.onText(content.text());
        String html = content.html();
        if (html == null) {
            BodyPart.alone("plain", text).write(message);
        } else {
            BodyPart plain = BodyPart.among("plain", text);
            alternatives(message, List.of(plain, BodyPart.among("html", footer.onHtml(html))));
        }
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    private HeaderWriter headers() {
        HeaderWriter headers = new HeaderWriter();
        headers.exact("Date", DATE.format(date));
        headers.mailbox("From", sender.from());
        NamedAddress replyTo = sender.replyTo();
        if (replyTo != null) {
            headers.mailbox("Reply-To", replyTo);
        }
        headers.mailbox("To", to);
        headers.unstructured("Subject", content.subject());
        headers.exact("Message-ID", messageId);
        if (!references.isEmpty()) {
            headers.exact("In-Reply-To", references.get(references.size() - 1));
            headers.exact("References", String.join("\r\n ", references));
        }
        addUnsubscribe(headers);
        return headers.exact("MIME-Version", "1.0");
    }

    private void addUnsubscribe(HeaderWriter headers) {
        String mailto = uri(unsubscribe.mailto());
        String url = uri(unsubscribe.url());
        if (!mailto.isEmpty() || !url.isEmpty()) {
            String comma = mailto.isEmpty() || url.isEmpty() ? "" : ",\r\n ";
            headers.exact("List-Unsubscribe", mailto + comma + url);
        }
        // RFC 8058: one click is a promise that only https can keep.
        if (url.toLowerCase(Locale.ROOT).startsWith("<https://")) {
            headers.exact("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    /** Writes a URI between angle brackets; what cannot stand in a URI is percent-encoded. */
    private static String uri(@Nullable String uri) {
        if (uri == null || uri.isBlank()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<");
        for (byte b : uri.strip().getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7F && "<>\"\\^`{|},".indexOf(b) < 0) {
                out.append((char) b);
            } else {
                out.append("%%%02X".formatted(b));
            }
        }
        if (out.length() > 900) {
            throw new IllegalArgumentException("an unsubscribe address of " + out.length());
        }
        return out.append('>').toString();
    }

    private static void alternatives(StringBuilder message, List<BodyPart> parts) {
        message.append("Content-Type: multipart/alternative; boundary=\"");
        message.append(BOUNDARY).append("\"\r\n\r\n");
        for (BodyPart part : parts) {
            message.append("--").append(BOUNDARY).append("\r\n");
            part.write(message);
            message.append("\r\n");
        }
        message.append("--").append(BOUNDARY).append("--\r\n");
    }
}
