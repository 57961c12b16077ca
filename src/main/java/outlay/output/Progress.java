package outlay.output;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A line on stderr that says how work goes on: how much is done, how fast, and how long it takes
 * still. Nothing where nobody watches, and for what is done within a second.
 */
public final class Progress implements AutoCloseable {
    /** Nobody knows how much there is to do. */
    public static final long UNKNOWN = -1;

    private static final int MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** Shows nothing, whoever watches. */
    public static Progress none() {
        return new Progress(null);
    }

    /** Begins to show how long work takes that counts nothing. */
    public static Progress begin(Console console, String task) {
        return begin(console, task, "", UNKNOWN);
    }

    /**
     * Begins to show how work goes on.
     *
     * @param things what is counted, such as {@code rows}
     * @param all how much there is to do, or {@link #UNKNOWN}
     */
    public static Progress begin(Console console, String task, String things, long all) {
        return begin(console, task, new ProgressLine(things, null), all);
    }

    /**
     * Begins to show how work goes on that is looked at from time to time.
     *
     * @param done returns how much is done; called by another thread
     */
    public static Progress watch(
            Console console, String task, String things, long all, LongSupplier done) {
        return begin(console, task, new ProgressLine(things, done), all);
    }

    private static Progress begin(Console console, String task, ProgressLine line, long all) {
        if (!console.showsProgress()) {
            return new Progress(null);
        }
        return new Progress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(all)
                        .setUpdateIntervalMillis(MILLIS)
                        .continuousUpdate()
                        .clearDisplayOnFinish()
                        .setRenderer(line)
                        .setConsumer(new ProgressScreen(console))
                        .build());
    }

    /** Says how much is done. */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** Says how much is done, and how much there seems to be, or {@link #UNKNOWN}. */
    public void at(long done, long all) {
        if (bar != null) {
            bar.maxHint(all);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
