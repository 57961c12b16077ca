package outlay.delivery;

import java.util.Locale;

/** What became of a message. */
enum MessageState {
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

    boolean isOpen() {
        return this == INTENDED || this == IN_DOUBT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static MessageState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
