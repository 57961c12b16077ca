package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import outlay.delivery.Redaction;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;

/** A thread with one connection to the mail server: delivers one message after another. */
final class Courier implements Runnable {
    /** One message to deliver, or empty: go home. */
    private final BlockingQueue<Optional<Errand>> errands = new LinkedBlockingQueue<>();

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Thread thread = new Thread(this, "courier");
    private final MailConnection connection;
    private final BlockingQueue<Event> events;

    private record Errand(Lane lane, Ready ready, Instant intendedAt) {}

    Courier(MailConnection connection, BlockingQueue<Event> events) {
        this.connection = connection;
        this.events = events;
    }

    /** Sends the courier off with a message whose intent is on the disk. */
    void deliver(Lane lane, Ready ready, Instant intendedAt) {
        errands.add(Optional.of(new Errand(lane, ready, intendedAt)));
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the thread has said goodbye to the mail server, but not for long. */
    void awaitHome() {
        try {
            thread.join(GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread after what it has in hand. */
    void goHome() {
        errands.add(Optional.empty());
    }

    @Override
    public void run() {
        try (connection) {
            Optional<Errand> errand = errands.take();
            while (errand.isPresent()) {
                run(errand.get());
                errand = errands.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Errand errand) {
        Ready ready = errand.ready();
        Outcome outcome = deliver(ready);
        events.add(new Event.Delivered(errand.lane(), ready, errand.intendedAt(), this, outcome));
    }

    /** Whatever goes wrong, the message has to come to an outcome: the run waits for it. */
    private Outcome deliver(Ready ready) {
        try {
            Outcome outcome = connection.deliver(ready.envelope(), ready.message());
            return outcome.saying(Redaction.of(ready.envelope().to()).in(outcome.words()));
        } catch (RuntimeException | Error e) {
            events.add(new Event.Failed(e));
            return new Outcome(Outcome.Kind.UNKNOWN, "unexpected failure: " + e);
        }
    }
}
