package outlay.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import outlay.contact.ContactIndexer;
import outlay.contact.Reindexing;
import outlay.index.FinishedLayer;
import outlay.index.LayerBuilder;

/** Makes layers on a thread of its own, behind those who give it contacts. */
final class Indexing implements AutoCloseable {
    /** So many pieces of work may wait: enough to go on while a transaction is written. */
    private static final int AHEAD = 32;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread daemon = new Thread(work, "indexing");
                        daemon.setDaemon(true);
                        return daemon;
                    });
    private ContactIndexer indexer = new ContactIndexer(new LayerBuilder());
    private final Deque<Future<?>> unfinished = new ArrayDeque<>();
    private volatile boolean full;

    /** Does work on the present layer, after the work before it; waits when too much is waiting. */
    void submit(Consumer<ContactIndexer> work) {
        if (unfinished.size() == AHEAD) {
            await(unfinished.remove());
        }
        ContactIndexer into = indexer;
        unfinished.add(
                thread.submit(
                        () -> {
                            work.accept(into);
                            full = Reindexing.isFull(into.layer());
                        }));
    }

    /** Says whether the present layer is as large as it may be, by what is done of the work. */
    boolean isFull() {
        return full;
    }

    /** A layer to which nothing is added any more, and the same in the form to be written. */
    record Finishing(LayerBuilder layer, Future<FinishedLayer> finished) {}

    /** Begins another layer; the one before is finished behind the caller's back. */
    Finishing takeLayer() {
        finish();
        LayerBuilder layer = indexer.layer();
        indexer = new ContactIndexer(new LayerBuilder());
        full = false;
        return new Finishing(layer, thread.submit(layer::finish));
    }

    private void finish() {
        while (!unfinished.isEmpty()) {
            await(unfinished.remove());
        }
    }

    /** Returns what a thread has made, once it has. */
    static <T> T await(Future<T> made) {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("indexing failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
