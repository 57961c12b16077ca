package outlay.delivery.sending;

import java.time.Instant;
import outlay.Problem;
import outlay.campaign.Recipient;
import outlay.delivery.pace.LocalHours;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.Transport;

/** What the threads of a run tell the one that keeps the database. */
sealed interface Event {
    /** Says what it is. */
    void tell(Listener listener);

    /** One method for each kind of event. */
    interface Listener {
        void reached(Reached event);

        void unreached(Unreached event);

        void readied(Readied event);

        void dropped(Dropped event);

        void putOff(PutOff event);

        void closed(Closed event);

        void delivered(Delivered event);

        void failed(Failed event);

        void stopped();
    }

    /** The first courier of an outlet has connected. */
    record Reached(Outlet outlet, Courier courier, Transport transport) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.reached(this);
        }
    }

    /** The first courier of an outlet could not connect. */
    record Unreached(Outlet outlet, Problem problem) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.unreached(this);
        }
    }

    /** A message can leave. */
    record Readied(Lane lane, Ready ready) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.readied(this);
        }
    }

    /** A recipient gets no message, and something is recorded about it instead. */
    record Dropped(Lane lane, Recipient recipient, Ruling ruling, String why) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.dropped(this);
        }
    }

    /** Whether a recipient's address can take mail could not be found out now. */
    record PutOff(Lane lane, Recipient recipient) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.putOff(this);
        }
    }

    /** In a recipient's timezone it is not the hour, and will be when the schedule opens there. */
    record Closed(RowWalk row, Recipient recipient, LocalHours hours) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.closed(this);
        }
    }

    /** A delivery has ended, and its courier is free again. */
    record Delivered(Lane lane, Ready ready, Instant intendedAt, Courier courier, Outcome outcome)
            implements Event {
        @Override
        public void tell(Listener listener) {
            listener.delivered(this);
        }
    }

    /** A thread has met a bug, a problem or the end of its memory, which ends the run. */
    record Failed(Throwable failure) implements Event {
        @Override
        public void tell(Listener listener) {
            listener.failed(this);
        }
    }

    /** The run shall end: nothing new leaves. */
    record Stop() implements Event {
        @Override
        public void tell(Listener listener) {
            listener.stopped();
        }
    }
}
