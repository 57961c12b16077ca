package outlay.credit;

import java.util.concurrent.CancellationException;
import outlay.Watcher;

/** How many rows several threads have read; says so to one who watches. */
final class RowsRead {
    /** Whoever reads counts so many before the others hear of it. */
    private static final int TOGETHER = 1_000;

    private final Watcher watcher;
    private final long all;
    private long done;

    RowsRead(Watcher watcher, long all) {
        this.watcher = watcher;
        this.all = all;
    }

    /** Returns what counts the rows of one thread. */
    Counter counter() {
        return new Counter();
    }

    private synchronized void add(long rows) {
        done += rows;
        watcher.at(done, all);
    }

    /** What one thread has read. */
    final class Counter {
        private int rows;

        private Counter() {}

        /** Counts a row; ends a thread that was interrupted. */
        void step() {
            if (++rows == TOGETHER) {
                rows = 0;
                add(TOGETHER);
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
            }
        }
    }
}
