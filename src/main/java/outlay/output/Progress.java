package outlay.output;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on stderr with speed and time left; nothing where none may be drawn. */
public final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins to show how work goes on.
     *
     * @param what what is counted, such as {@code rows}
     * @param all how much there is to do; -1 when nobody knows
     */
    public static Progress begin(Console console, String task, String what, long all) {
        if (!console.showsProgress()) {
            return new Progress(null);
        }
        return new Progress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(all)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setUnit(" " + what, 1)
                        .showSpeed()
                        .clearDisplayOnFinish()
                        .setConsumer(new ConsoleProgressBarConsumer(console.diagnostics()))
                        .build());
    }

    /** Says how much is done, and how much there seems to be; -1 when nobody knows. */
    public void at(long done, long all) {
        if (bar != null) {
            bar.maxHint(all);
            bar.stepTo(done);
        }
    }

    /** Returns how long it has been going on. */
    public Duration elapsed() {
        return bar == null ? Duration.ZERO : bar.getElapsedAfterStart();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
