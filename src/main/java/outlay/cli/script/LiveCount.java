package outlay.cli.script;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

    private @Nullable LineReader reader;
    private boolean isTyping = true;
    private volatile String line = "";
    private volatile String found = "";

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
        if (isTyping && !buffer.equals(line)) {
            line = buffer;
            found = "";
            thread.execute(() -> count(buffer));
        }
        return new AttributedStringBuilder()
                .append(buffer)
                .styled(AttributedStyle.DEFAULT.faint(), found)
                .toAttributedString();
    }

    private void count(String typed) {
        try {
            String leads = counting.apply(typed).map("  = "::concat).orElse("");
            if (reader != null && !leads.isEmpty() && typed.equals(line)) {
                found = leads;
                reader.callWidget(LineReader.REDISPLAY);
            }
        } catch (RuntimeException e) {
            // The line has been ended meanwhile; or it fails, and says so when it is run.
            found = "";
        }
    }

    /** A line begins. */
    void begin() {
        isTyping = true;
    }

    /** The line is ended: nothing is counted any more, and what still is, is not shown. */
    void rest() {
        isTyping = false;
        line = "";
        found = "";
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
