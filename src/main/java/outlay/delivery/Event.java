package outlay.delivery;

import java.time.Instant;
import outlay.campaign.Recipient;
import outlay.mail.Outcome;

/** What the threads of a run tell the one that keeps the database. */
sealed interface Event {
    /** A message can leave. */
    record Prepared(Lane lane, Ready ready) implements Event {}

    /** A recipient's address can never take mail. */
    record Unusable(Lane lane, Recipient recipient, String reason) implements Event {}

    /** A recipient lacks a field that its email needs. */
    record Lacking(Lane lane, Recipient recipient, String reason) implements Event {}

    /** Whether a recipient's address can take mail could not be found out now. */
    record PutOff(Lane lane, Recipient recipient, String reason) implements Event {}

    /** A recipient's address is on the do-not-email list. */
    record Suppressed(Lane lane, Recipient recipient) implements Event {}

    /** A recipient was refused for now, and for too long. */
    record Expired(Lane lane, Recipient recipient) implements Event {}

    /** A delivery has ended, and its courier is free again. */
    record Delivered(Lane lane, Ready ready, Instant intendedAt, Courier courier, Outcome outcome)
            implements Event {}

    /** A thread has met a bug or a problem that ends the run. */
    record Failed(RuntimeException failure) implements Event {}

    /** The run shall end: nothing new leaves. */
    record Stop() implements Event {}
}
