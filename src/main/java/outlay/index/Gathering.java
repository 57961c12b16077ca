package outlay.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that come in any order, each many times, put together by their keys: in memory, and what
 * is more than that into a scratch file.
 */
public final class Gathering {
    private static final long MOST_MEMORY = 32L << 20;

    private final long mostMemory;
    private KeyTable values = new KeyTable();
    private int[] counts = new int[64];
    private @Nullable Runs runs;

    /** Begins without values. */
    public Gathering() {
        this(MOST_MEMORY);
    }

    /** Keeps at most about so many bytes in memory. */
    Gathering(long mostMemory) {
        this.mostMemory = mostMemory;
    }

    /**
     * Adds that contacts have a value.
     *
     * @param display how to show it; the first one given for a key counts
     */
    public void add(Slice key, Slice display, int contacts) {
        int known = values.size();
        int number = values.number(key, display);
        if (number == counts.length) {
            counts = Arrays.copyOf(counts, number * 2);
        }
        counts[number] += contacts;
        if (values.size() > known && values.memory() + 4L * counts.length > mostMemory) {
            putAside();
        }
    }

    private void putAside() {
        if (values.size() == 0) {
            return;
        }
        if (runs == null) {
            runs = new Runs();
        }
        runs.write(writer -> visit(writer::add));
        values = new KeyTable();
        counts = new int[64];
    }

    /** Hands all values on, in the order of their keys; it is empty then. */
    public void handOn(Index.ValueCounter tally) {
        if (runs == null) {
            visit(tally);
            return;
        }
        putAside();
        Merge merge = runs.merge();
        while (merge.next()) {
            tally.value(merge.key, merge.display, merge.count);
        }
    }

    private void visit(Index.ValueCounter tally) {
        Slice key = new Slice();
        Slice display = new Slice();
        for (int number : values.sorted()) {
            values.get(number, key, display);
            tally.value(key, display, counts[number]);
        }
    }
}
