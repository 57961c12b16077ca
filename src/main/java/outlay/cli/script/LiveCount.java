package outlay.cli.script;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import outlay.cli.input.Quoting;

/**
 * Tells behind the line how many leads it matches. It is asked how to show the line whenever that
 * has changed, and then counts on a thread of its own: nobody waits for it to type on.
 */
final class LiveCount extends DefaultHighlighter implements AutoCloseable {
    private final Function<String, Optional<String>> counting;

    /** Of several lines only the last is counted. */
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(1),
                    work -> {
                        Thread counter = new Thread(work, "live-count");
                        counter.setDaemon(true);
                        return counter;
                    },
                    new ThreadPoolExecutor.DiscardOldestPolicy());

    /**
     * A line and what stands behind it.
     *
     * @param leads empty as long as they are not counted
     */
    private record Shown(String line, String leads) {}

    /** Null between two lines: nothing is counted then, and what still is, is not shown. */
    private final AtomicReference<@Nullable Shown> shown = new AtomicReference<>();

    private @Nullable LineReader reader;

    /**
     * @param counting says how many leads a line matches, if it has a filter
     */
    LiveCount(Function<String, Optional<String>> counting) {
        this.counting = counting;
    }

    void showIn(LineReader editor) {
        reader = editor;
        editor.getWidgets()
                .put(
                        LineReader.ACCEPT_LINE,
                        () -> {
                            // What stays on the screen is what was typed.
                            if (!Quoting.read(editor.getBuffer().toString()).goesOn()) {
                                rest();
                            }
                            editor.callWidget("." + LineReader.ACCEPT_LINE);
                            return true;
                        });
    }

    @Override
    public AttributedString highlight(LineReader editor, String buffer) {
        Shown before = shown.get();
        if (before != null && !buffer.equals(before.line())) {
            Shown now = new Shown(buffer, "");
            if (shown.compareAndSet(before, now)) {
                thread.execute(() -> count(now));
            }
        }
        return new AttributedStringBuilder()
                .append(buffer)
                .styled(AttributedStyle.DEFAULT.faint(), leads())
                .toAttributedString();
    }

    private String leads() {
        Shown now = shown.get();
        return now == null ? "" : now.leads();
    }

    private void count(Shown typed) {
        try {
            Optional<String> leads = counting.apply(typed.line()).map("  = "::concat);
            if (reader != null
                    && leads.isPresent()
                    && shown.compareAndSet(typed, new Shown(typed.line(), leads.get()))) {
                reader.callWidget(LineReader.REDISPLAY);
            }
        } catch (RuntimeException e) {
            // The line has been ended meanwhile; or it fails, and says so when it is run.
        }
    }

    /** A line begins. */
    void begin() {
        shown.set(new Shown("", ""));
    }

    /** The line is ended. */
    void rest() {
        shown.set(null);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
