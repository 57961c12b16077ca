package outlay.index;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Several cursors as one: each key once, in the order of the keys, with the sum of what the cursors
 * at that key count.
 */
final class Merge {
    /** Counts what stands behind a value. */
    @FunctionalInterface
    interface Counter {
        int count(Slice posting);
    }

    private record Source(int number, Cursor cursor, Counter counter) {}

    private static final Comparator<Source> BY_KEY =
            Comparator.<Source, Slice>comparing(source -> source.cursor.key, Slice::compare)
                    .thenComparingInt(Source::number);

    private final PriorityQueue<Source> sources = new PriorityQueue<>(BY_KEY);
    private int added;

    /** The present key. */
    final Slice key = new Slice();

    /** How it is shown by the first of the cursors that count something for it. */
    final Slice display = new Slice();

    /** What is counted for it, which is never 0. */
    int count;

    /** Adds a cursor that has not been moved yet; of equal keys, that of the first one counts. */
    void add(Cursor cursor, Counter counter) {
        moveOn(new Source(added++, cursor, counter));
    }

    /** Moves to the next key for which something is counted; false when there is none. */
    boolean next() {
        count = 0;
        while (count == 0 && !sources.isEmpty()) {
            // A slice of a block stays what it is when its cursor moves on: blocks never change.
            key.move(sources.element().cursor.key);
            takeKey();
        }
        return count > 0;
    }

    private void takeKey() {
        while (!sources.isEmpty() && sources.element().cursor.key.equals(key)) {
            Source source = sources.remove();
            int here = source.counter.count(source.cursor.posting);
            if (count == 0) {
                display.move(source.cursor.display);
            }
            count += here;
            moveOn(source);
        }
    }

    private void moveOn(Source source) {
        if (source.cursor.next()) {
            sources.add(source);
        }
    }
}
