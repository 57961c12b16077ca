package outlay.db;

/** The right to an {@link Activity}, until it is closed or its process ends. */
public interface Hold extends AutoCloseable {
    /** Says whether it is the right to a part, too; where nothing has parts, it is that to all. */
    default boolean covers(String part) {
        return true;
    }

    @Override
    void close();
}
