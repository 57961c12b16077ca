package outlay.output;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, which is written anew each time; untouched for the first second. */
final class ProgressScreen implements ProgressBarConsumer {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream err;
    private final int columns;
    private final long from;
    private volatile boolean shown;

    ProgressScreen(Console console) {
        this(console, PATIENCE);
    }

    /** Begins to show something after so many nanoseconds. */
    ProgressScreen(Console console, long patience) {
        this.from = System.nanoTime() + patience;
        this.err = console.diagnostics();
        // The last column would make some terminals begin a new line.
        this.columns = Math.max(1, console.columns() - 1);
        console.beforeNotices(this::clear);
    }

    @Override
    public int getMaxRenderedLength() {
        return columns;
    }

    @Override
    public void accept(String line) {
        if (System.nanoTime() - from < 0) {
            return;
        }
        shown = true;
        err.print("\r" + line + " ".repeat(Math.max(0, columns - TextWidth.of(line))) + "\r");
        err.flush();
    }

    @Override
    public void clear() {
        if (shown) {
            err.print("\r" + " ".repeat(columns) + "\r");
            err.flush();
            shown = false;
        }
    }

    @Override
    public void close() {
        err.flush();
    }
}
