package outlay.inbound.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import outlay.inbound.mime.RawMessage;

/**
 * Understands messages on all processors, and hands them on in the order in which they came, on the
 * thread that brings them. It takes no more than it can soon work on: memory stays the same however
 * many come in.
 */
public final class Reception implements Consumer<RawMessage>, AutoCloseable {
    /** Messages that are given to a thread together: one by one, handing over costs too much. */
    private static final int MOST_TOGETHER = 32;

    private static final int MOST_BYTES_TOGETHER = 1 << 20;

    private final Consumer<Incoming> next;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool = Executors.newFixedThreadPool(threads, Reception::thread);
    private final Deque<Future<List<Incoming>>> underWay = new ArrayDeque<>();
    private List<RawMessage> bundle = new ArrayList<>();
    private long bytes;

    /** Hands what it has understood to somebody, who is called by {@link #accept} and finish. */
    public Reception(Consumer<Incoming> next) {
        this.next = next;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "reception");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes in a message; those understood meanwhile are handed on. */
    @Override
    public void accept(RawMessage message) {
        bundle.add(message);
        bytes += message.bytes().length;
        if (bundle.size() == MOST_TOGETHER || bytes > MOST_BYTES_TOGETHER) {
            submit();
        }
    }

    /** Hands on all that has been taken in. */
    public void finish() {
        submit();
        while (!underWay.isEmpty()) {
            handOn();
        }
    }

    private void submit() {
        List<RawMessage> messages = bundle;
        bundle = new ArrayList<>();
        bytes = 0;
        underWay.add(pool.submit(() -> messages.stream().map(Incoming::of).toList()));
        if (underWay.size() > 2 * threads) {
            handOn();
        }
    }

    private void handOn() {
        result(underWay.remove()).forEach(next);
    }

    private static List<Incoming> result(Future<List<Incoming>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message cannot be understood", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException stopped = new CancellationException("interrupted");
            stopped.initCause(e);
            throw stopped;
        }
    }

    /** Ends the threads; what was not handed on is forgotten. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
