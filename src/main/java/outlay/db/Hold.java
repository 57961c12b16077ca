package outlay.db;

import java.util.Set;

/** The right to an {@link Activity} or to parts of it, until it is closed or its process ends. */
public interface Hold extends AutoCloseable {
    /** Stands for all parts there can be. */
    Set<String> WHOLE = Set.of("");

    /** Says whether it is the right to a part, too; in a file it is always that to all. */
    default boolean covers(String part) {
        return true;
    }

    @Override
    void close();
}
