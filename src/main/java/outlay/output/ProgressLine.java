package outlay.output;

import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;
import outlay.Count;

/** What is said about work that goes on: {@code import: 1,200,000 of 4,800,000 rows, ...}. */
final class ProgressLine implements ProgressBarRenderer {
    private final String things;
    private final @Nullable LongSupplier done;

    /**
     * @param things what is counted; blank when nothing is
     * @param done returns how much is done, when the state does not tell
     */
    ProgressLine(String things, @Nullable LongSupplier done) {
        this.things = things;
        this.done = done;
    }

    @Override
    public String render(ProgressState state, int columns) {
        long count = done == null ? state.getCurrent() : done.getAsLong();
        long all = state.isIndefinite() ? Progress.UNKNOWN : state.getMax();
        String line = line(state.getTaskName(), count, all, state.getElapsedAfterStart());
        return TextWidth.cut(line, columns);
    }

    String line(String task, long count, long all, Duration elapsed) {
        boolean ends = all > 0 && count <= all;
        if (count == 0 && !ends) {
            return task + ": " + time(elapsed);
        }
        String of = ends ? " of " + Count.text(all) : "";
        StringBuilder line = new StringBuilder(task);
        line.append(": ").append(Count.text(count)).append(of).append(" ").append(things);
        long millis = Math.max(1, elapsed.toMillis());
        if (count > 0) {
            line.append(", ").append(Count.text(count * 1000 / millis)).append(" a second");
        }
        if (ends && count > 0) {
            Duration left = Duration.ofMillis((long) ((double) millis / count * (all - count)));
            return line.append(", ").append(time(left)).append(" left").toString();
        }
        return line.append(", ").append(time(elapsed)).toString();
    }

    private static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
