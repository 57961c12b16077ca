package outlay.inbound.report;

import outlay.Word;

/** What a message that came in is. */
public enum ReportKind {
    /** Delivery to a recipient was given up. */
    BOUNCE,
    /** Delivery is late, and is still being tried. */
    DELAYED,
    /** A message was delivered or read. */
    DELIVERED,
    /** A recipient, or the provider for him, calls a message unwanted. */
    COMPLAINT,
    /** A recipient asks for no more mail. */
    UNSUBSCRIBE,
    /** A program answered: vacation, acknowledgement. */
    AUTO_REPLY,
    /** A person answered. */
    REPLY,
    /** Anything else. */
    OTHER;

    /** Returns the word for it in JSON: {@code auto-reply}. */
    public String word() {
        return Word.of(this);
    }
}
