package outlay.inbound.report;

/**
 * Something in a message that has the form of one of our tokens ({@link outlay.MessageToken}), and
 * where it stood. It is not verified here.
 */
public record FoundToken(String token, Place place) {
    /** Where a token can stand. */
    public enum Place {
        /** In an address that the message was sent to: our bounce or unsubscribe address. */
        RECIPIENT_ADDRESS,
        /** In the Message-ID or Return-Path of the message that a report returns. */
        RETURNED_MESSAGE,
        /** In In-Reply-To or References. */
        ANSWERED_MESSAGE,
        /** In the subject. */
        SUBJECT,
        /** In what the sender himself wrote, before any quotation. */
        BODY
    }
}
