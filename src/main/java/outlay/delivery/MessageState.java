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
        if (outcome instanceof Outcome.Accepted) {
            return ACCEPTED;
        }
        if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Invalid) {
            return REFUSED;
        }
        if (outcome instanceof Outcome.Deferred) {
            return DEFERRED;
        }
        return outcome instanceof Outcome.Unknown ? IN_DOUBT : UNSENT;
    }

    @Override
    public String toString() {
        return Word.of(this);
    }

    static MessageState of(String word) {
        return StoredWord.of(MessageState.class, word);
    }
}
