package outlay.delivery;

import outlay.Word;
import outlay.db.StoredWord;
import outlay.mail.smtp.Outcome;

/** What became of a message. */
public enum MessageState {
    /** A {@code send} is about to hand it over, or just does. */
    INTENDED,
    /** The mail server took it. */
    ACCEPTED,
    /** The mail server refused it for good. */
    REFUSED,
    /** The mail server refused it for now; a later message carries the same step. */
    DEFERRED,
    /** It certainly did not leave. */
    UNSENT,
    /** Whether it left is unknown: the {@code send} or the connection broke at the wrong moment. */
    IN_DOUBT;

    public boolean isOpen() {
        return this == INTENDED || this == IN_DOUBT;
    }

    /** Returns the state that an outcome brings a message into. */
    public static MessageState after(Outcome outcome) {
        return switch (outcome.kind()) {
            case ACCEPTED -> ACCEPTED;
            case REFUSED, GONE, INVALID -> REFUSED;
            case DEFERRED -> DEFERRED;
            case UNKNOWN -> IN_DOUBT;
            case REFUSED_US, UNREACHABLE -> UNSENT;
        };
    }

    @Override
    public String toString() {
        return Word.of(this);
    }

    static MessageState of(String word) {
        return StoredWord.of(MessageState.class, word);
    }
}
