package outlay.db;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Work that reads beside a transaction: on a connection and a thread of its own, or, where only the
 * transaction itself sees what it has changed, in the transaction and when it is waited for.
 */
public final class Beside implements AutoCloseable {
    private final FutureTask<Boolean> work;
    private final Thread thread;

    private Beside(Runnable work) {
        this.work = new FutureTask<>(work, true);
        this.thread = new Thread(this.work, "beside");
        thread.setDaemon(true);
    }

    /** Begins work on a connection that is closed when it is done. */
    static Beside begin(Engine engine, Instant now, Consumer<Transaction> work) {
        Beside beside = new Beside(() -> read(engine, now, work));
        beside.thread.start();
        return beside;
    }

    /** Puts work off until it is waited for. */
    static Beside later(Transaction tx, Consumer<Transaction> work) {
        return new Beside(() -> work.accept(tx));
    }

    private static void read(Engine engine, Instant now, Consumer<Transaction> work) {
        try (engine) {
            engine.begin(Engine.Access.READ);
            work.accept(new Transaction(engine, now, true));
            engine.commit();
        }
    }

    /** Waits until the work is done, and throws what it has thrown. */
    public void join() {
        // Does nothing where a thread has begun.
        work.run();
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Interrupts the work, unless it is done, and waits until its thread has ended. */
    @Override
    public void close() {
        work.cancel(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
