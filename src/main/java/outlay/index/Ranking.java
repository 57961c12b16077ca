package outlay.index;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import outlay.Bytes;

/**
 * Values with how many contacts have them, most first; of equal counts, in the order in which they
 * were added. What memory shall not hold goes into a scratch file.
 */
public final class Ranking implements Iterable<Ranking.RankedValue> {
    /** Powers of two, so that arrays that double get no larger than they have to. */
    private static final int MOST_VALUES = 1 << 19;

    private static final int MOST_BYTES = 1 << 24;

    private final int mostValues;
    private final Bytes texts = new Bytes(1 << 10);
    private int[] ends = new int[64];

    /** What is missing to the highest count above, the number of the value below. */
    private long[] ranks = new long[64];

    private int size;
    private int putAside;
    private @Nullable Runs runs;

    /** A value and how many contacts have it. */
    public record RankedValue(String value, long count) {}

    /** Begins without values. */
    public Ranking() {
        this(MOST_VALUES);
    }

    /** Keeps at most so many values in memory. */
    Ranking(int mostValues) {
        this.mostValues = mostValues;
    }

    /** Adds a value, which is not empty. */
    public void add(Slice display, int count) {
        if (size == mostValues || texts.size() + display.length() > MOST_BYTES) {
            putAside();
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            ranks = Arrays.copyOf(ranks, size * 2);
        }
        texts.all(display.bytes, display.from, display.length());
        ends[size] = texts.size();
        ranks[size] = (long) (Integer.MAX_VALUE - count) << 32 | size;
        size++;
    }

    /** Goes through the values; nothing is added from then on. */
    @Override
    public Iterator<RankedValue> iterator() {
        if (runs == null) {
            Arrays.sort(ranks, 0, size);
            return new InMemory();
        }
        putAside();
        return new Merged(runs.merge());
    }

    private void putAside() {
        if (size == 0) {
            return;
        }
        if (runs == null) {
            runs = new Runs();
        }
        Arrays.sort(ranks, 0, size);
        runs.write(this::write);
        putAside += size;
        size = 0;
        texts.clear();
    }

    /** The place in the ranking is the key, so that runs can be merged by it. */
    private void write(Block.Writer run) {
        ByteBuffer place = ByteBuffer.allocate(Long.BYTES);
        Slice key = new Slice().move(place.array(), 0, Long.BYTES);
        Slice display = new Slice();
        for (int i = 0; i < size; i++) {
            place.putLong(0, ranks[i] + putAside);
            run.add(key, show(i, display), count(i));
        }
    }

    private Slice show(int rank, Slice display) {
        int number = (int) ranks[rank];
        return display.move(texts.array(), number == 0 ? 0 : ends[number - 1], ends[number]);
    }

    private int count(int rank) {
        return Integer.MAX_VALUE - (int) (ranks[rank] >>> 32);
    }

    private final class InMemory implements Iterator<RankedValue> {
        private final Slice display = new Slice();
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public RankedValue next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int rank = next++;
            return new RankedValue(show(rank, display).toString(), count(rank));
        }
    }

    private static final class Merged implements Iterator<RankedValue> {
        private final Merge merge;
        private boolean more;

        Merged(Merge merge) {
            this.merge = merge;
            this.more = merge.next();
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public RankedValue next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            RankedValue count = new RankedValue(merge.display.toString(), merge.count);
            more = merge.next();
            return count;
        }
    }
}
