package outlay.delivery.sending;

import java.time.Instant;
import outlay.campaign.Recipient;
import outlay.mail.smtp.Outcome;

/** What the threads of a run tell the one that keeps the database. */
sealed interface Event {
    /** Somebody who was due has been looked at. */
    sealed interface Prepared extends Event {
        Lane lane();

        Recipient recipient();
    }

    /** A message can leave. */
    record Readied(Lane lane, Ready ready) implements Prepared {
        @Override
        public Recipient recipient() {
            return ready.recipient();
        }
    }

    /** A recipient gets no message, and something is recorded about it instead. */
    record Dropped(Lane lane, Recipient recipient, Ruling ruling) implements Prepared {}

    /** Whether a recipient's address can take mail could not be found out now. */
    record PutOff(Lane lane, Recipient recipient) implements Prepared {}

    /** A delivery has ended, and its courier is free again. */
    record Delivered(Lane lane, Ready ready, Instant intendedAt, Courier courier, Outcome outcome)
            implements Event {}

    /** A thread has met a bug, a problem or the end of its memory, which ends the run. */
    record Failed(Throwable failure) implements Event {
        /** Throws it again, on the thread that keeps the database. */
        void rethrow() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw failure instanceof RuntimeException bug
                    ? bug
                    : new IllegalStateException(failure);
        }
    }

    /** The run shall end: nothing new leaves. */
    record Stop() implements Event {}

    /** What is recorded about a recipient that gets no message. */
    @FunctionalInterface
    interface Ruling {
        void record(Settlement settlement, Tally tally, Recipient recipient);
    }
}
