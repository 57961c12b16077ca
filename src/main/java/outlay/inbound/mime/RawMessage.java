package outlay.inbound.mime;

/**
 * One message as a mailbox holds it.
 *
 * @param source where it is: a file, {@code box.mbox#3}, {@code imaps://host/INBOX;UID=7}
 * @param bytes the message (RFC 5322), or its beginning; the caller's to keep
 * @param truncated whether the message has more bytes than were read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record RawMessage(String source, byte[] bytes, boolean truncated) {}
