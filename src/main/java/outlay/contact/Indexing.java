package outlay.contact;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

    /** Returns the present layer and begins another. */
    LayerBuilder takeLayer() {
        finish();
        LayerBuilder layer = indexer.layer();
        indexer = new Indexer(new LayerBuilder());
        full = false;
        return layer;
    }

    private void finish() {
        if (present == null) {
            return;
        }
        try {
            present.get();
            present = null;
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
