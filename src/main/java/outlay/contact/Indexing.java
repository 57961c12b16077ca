package outlay.contact;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outlay.index.FinishedLayer;
import outlay.index.LayerBuilder;

/** Makes layers on a thread of its own, one piece of work behind those who give it contacts. */
final class Indexing implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread daemon = new Thread(work, "indexing");
                        daemon.setDaemon(true);
                        return daemon;
                    });
    private Indexer indexer = new Indexer(new LayerBuilder());
    private @Nullable Future<?> present;
    private volatile boolean full;

    /** Does work on the present layer, once the work before it is done. */
    void submit(Consumer<Indexer> work) {
        finish();
        Indexer into = indexer;
        present =
                thread.submit(
                        () -> {
                            work.accept(into);
                            full = Reindexing.isFull(into.layer());
                        });
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
        indexer = new Indexer(new LayerBuilder());
        full = false;
        return new Finishing(layer, thread.submit(layer::finish));
    }

    private void finish() {
        if (present != null) {
            await(present);
            present = null;
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
