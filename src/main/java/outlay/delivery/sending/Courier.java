package outlay.delivery.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.delivery.Redaction;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Outcome;
import outlay.mail.smtp.Transport;

/** A thread with one connection to the mail server: delivers one message after another. */
final class Courier implements Runnable {
    /** One message to deliver, or empty: go home. */
    private final BlockingQueue<Optional<Errand>> errands = new LinkedBlockingQueue<>();

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Thread thread = new Thread(this, "courier");
    private final Supplier<@Nullable MailConnection> opening;
    private final BlockingQueue<Event> events;

    private record Errand(Lane lane, Ready ready, Instant intendedAt) {}

    /** A courier that has its connection. */
    Courier(MailConnection connection, BlockingQueue<Event> events) {
        this.opening = () -> connection;
        this.events = events;
    }

    /**
     * The first courier of an outlet. It connects before anything is recorded, so that an
     * unreachable server shows at once; and by itself, so that nobody waits for one.
     */
    Courier(Supplier<Transport> way, Outlet outlet, BlockingQueue<Event> events) {
        this.opening = () -> reach(way, outlet);
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
        try (MailConnection connection = opening.get()) {
            if (connection != null) {
                run(connection);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable MailConnection reach(Supplier<Transport> way, Outlet outlet) {
        MailConnection connection = null;
        try {
            Transport transport = way.get();
            connection = transport.connect();
            connection.open();
            events.add(new Event.Reached(outlet, this, transport));
            return connection;
        } catch (Problem e) {
            if (connection != null) {
                connection.close();
            }
            events.add(new Event.Unreached(outlet, e));
        } catch (RuntimeException | Error e) {
            events.add(new Event.Failed(e));
        }
        return null;
    }

    private void run(MailConnection connection) throws InterruptedException {
        Optional<Errand> next = errands.take();
        while (next.isPresent()) {
            Errand errand = next.get();
            Outcome outcome = deliver(connection, errand.ready());
            events.add(
                    new Event.Delivered(
                            errand.lane(), errand.ready(), errand.intendedAt(), this, outcome));
            next = errands.take();
        }
    }

    /** Whatever goes wrong, the message has to come to an outcome: the run waits for it. */
    private Outcome deliver(MailConnection connection, Ready ready) {
        try {
            Outcome outcome = connection.deliver(ready.envelope(), ready.message());
            return outcome.saying(Redaction.of(ready.envelope().to()).in(outcome.words()));
        } catch (RuntimeException | Error e) {
            events.add(new Event.Failed(e));
            return new Outcome(Outcome.Kind.UNKNOWN, "unexpected failure: " + e);
        }
    }
}
