package outlay.db;

/** The right to an {@link Activity}, until it is closed or its process ends. */
public interface Hold extends AutoCloseable {
    @Override
    void close();
}
