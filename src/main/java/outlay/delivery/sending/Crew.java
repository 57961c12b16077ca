package outlay.delivery.sending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import outlay.Problem;
import outlay.mail.smtp.MailConnection;
import outlay.mail.smtp.Transport;

/** The couriers of a run: hired when they are needed, at most so many. */
final class Crew implements AutoCloseable {
    private final Transport transport;
    private final int most;
    private final BlockingQueue<Event> events;
    private final List<Courier> couriers = new ArrayList<>();
    private final Deque<Courier> idle = new ArrayDeque<>();

    Crew(Transport transport, int most, BlockingQueue<Event> events) {
        this.transport = transport;
        this.most = most;
        this.events = events;
    }

    boolean isEmpty() {
        return couriers.isEmpty();
    }

    /**
     * Connects before anything is recorded, so that an unreachable server shows at once.
     *
     * @throws Problem UNREACHABLE when the mail server cannot be reached or refuses us
     */
    void hireFirst() {
        MailConnection connection = transport.connect();
        try {
            connection.open();
        } catch (Problem e) {
            connection.close();
            throw e;
        }
        idle.addLast(hire(connection));
    }

    /** Says whether there is a courier for one more message. */
    boolean hasIdle() {
        return !idle.isEmpty() || couriers.size() < most;
    }

    /** Returns a courier with nothing in hand. */
    Courier takeIdle() {
        Courier courier = idle.pollFirst();
        return courier != null ? courier : hire(transport.connect());
    }

    /** Takes back a courier that has delivered. */
    void free(Courier courier) {
        idle.addLast(courier);
    }

    private Courier hire(MailConnection connection) {
        Courier courier = new Courier(connection, events);
        couriers.add(courier);
        courier.start();
        return courier;
    }

    /** Sends all home, after what they have in hand. */
    @Override
    public void close() {
        couriers.forEach(Courier::goHome);
        couriers.forEach(Courier::awaitHome);
    }
}
