package outlay.inbound.report;

import outlay.Word;
import outlay.refusal.Cause;

/** Why a message is what it is, in groups that ask for different answers. */
public enum ReportReason {
    /** There is no such user or host, it moved, or it takes no mail. */
    RECIPIENT_GONE,
    /** The mailbox is full, disabled, or behind a filter that will not say more. */
    MAILBOX,
    /** The sender is not welcome: reputation, rate, authentication, relaying, spam. */
    POLICY,
    /** This one message is at fault: size, format, virus. */
    MESSAGE,
    /** A server could not be found or reached, or the connection broke. */
    NETWORK,
    /** A system on the way has a problem of its own, or the time to deliver ran out. */
    TRANSIENT,
    /** The message does not say. */
    UNKNOWN,
    /** The recipient calls the message unwanted. */
    COMPLAINT,
    /** A feedback report that no person asked for: the message failed authentication (RFC 6591). */
    AUTHENTICATION,
    /** An automatic reply. */
    VACATION,
    /** Delivered or read. */
    DELIVERED,
    /** Nothing went wrong. */
    NONE;

    /** Returns the group that what the judge of refusals found belongs to. */
    static ReportReason of(Cause cause) {
        return switch (cause) {
            case GONE -> RECIPIENT_GONE;
            case FULL, DISABLED -> MAILBOX;
            case UNWELCOME, SPAM, SENDER, RELAY, AUTHENTICATION, RATE, REPUTATION -> POLICY;
            case FORM -> MESSAGE;
            case NETWORK -> NETWORK;
            case SYSTEM, SESSION, EXPIRED -> TRANSIENT;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Returns the word for it in JSON: {@code recipient-gone}. */
    public String word() {
        return Word.of(this);
    }
}
