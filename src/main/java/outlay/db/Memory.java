package outlay.db;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What has been read of an open database, for as long as nobody changes it. What was not asked for
 * the longest is forgotten first.
 */
final class Memory {
    /** A sixth of the heap that the launcher gives: most is for the command itself. */
    private static final long MOST_BYTES = 64L << 20;

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long changes = -1;

    private record Kept(Object value, long bytes) {}

    /** Forgets all, unless the database is as it was when this was last asked. */
    void changesByOthers(long now) {
        if (now != changes) {
            forget();
            changes = now;
        }
    }

    /** Forgets all: this connection has changed something. */
    void forget() {
        kept.clear();
        bytes = 0;
    }

    /** Returns what is known under a key, or else reads it. */
    @SuppressWarnings("unchecked")
    <T> T recall(String key, Supplier<T> reading, ToLongFunction<T> size) {
        Kept known = kept.get(key);
        if (known != null) {
            // A key stands for values of one type.
            return (T) known.value();
        }
        T value = reading.get();
        keep(key, new Kept(value, size.applyAsLong(value)));
        return value;
    }

    private void keep(String key, Kept value) {
        kept.put(key, value);
        bytes += value.bytes();
        Iterator<Kept> oldest = kept.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
