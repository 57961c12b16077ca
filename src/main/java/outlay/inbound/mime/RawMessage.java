package outlay.inbound.mime;

/**
 * One message as a mailbox holds it.
 *
 * @param source where it is: a file, {@code box.mbox#3}, {@code imaps://host/INBOX;UID=7}
 * @param bytes the message (RFC 5322), or its beginning; the caller's to keep
 * @param truncated whether the message has more bytes than were read
 * @param mark by which its source knows again that it has been read; empty where that is never
 *     asked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record RawMessage(String source, byte[] bytes, boolean truncated, String mark) {
    /** Makes a message of a source that is not read again. */
    public RawMessage(String source, byte[] bytes, boolean truncated) {
        this(source, bytes, truncated, "");
    }
}
