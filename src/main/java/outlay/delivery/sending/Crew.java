package outlay.delivery.sending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outlay.mail.smtp.Transport;

/** The couriers of one outlet: hired when they are needed, at most so many. */
final class Crew implements AutoCloseable {
    private final Supplier<Transport> way;
    private final int most;
    private final BlockingQueue<Event> events;
    private final List<Courier> couriers = new ArrayList<>();
    private final Deque<Courier> idle = new ArrayDeque<>();
    private @Nullable Transport transport;

    /**
     * Begins with nobody.
     *
     * @param way asked for when the first courier is; it may have to find a password first
     */
    Crew(Supplier<Transport> way, int most, BlockingQueue<Event> events) {
        this.way = way;
        this.most = most;
        this.events = events;
    }

    /** Has the first courier connect, unless one does or has; an event tells what came of it. */
    void reachOut(Outlet outlet) {
        if (couriers.isEmpty()) {
            hire(new Courier(way, outlet, events));
        }
    }

    /** Says whether a courier is about to connect, of which nothing was heard yet. */
    boolean isReachingOut() {
        return !couriers.isEmpty() && transport == null;
    }

    /** Takes note that the first courier has connected. */
    void reached(Courier first, Transport found) {
        transport = found;
        free(first);
    }

    /** Takes note that the first courier could not connect, and is gone. */
    void unreached() {
        couriers.clear();
    }

    /** Returns where messages go, once that was reached. */
    @Nullable Transport transport() {
        return transport;
    }

    /** Says whether there is a courier for one more message. */
    boolean hasIdle() {
        return idle() > 0;
    }

    /** Returns for how many messages there are couriers. */
    int idle() {
        return idle.size() + (transport == null ? 0 : most - couriers.size());
    }

    /** Returns a courier with nothing in hand. */
    Courier takeIdle() {
        Courier courier = idle.pollFirst();
        if (courier != null) {
            return courier;
        }
        if (transport == null) {
            throw new IllegalStateException("nobody sets off before the first has connected");
        }
        return hire(new Courier(transport.connect(), events));
    }

    /** Takes back a courier that has delivered. */
    void free(Courier courier) {
        idle.addLast(courier);
    }

    private Courier hire(Courier courier) {
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
