package outlay;

/** Hears from time to time how far long work is. */
@FunctionalInterface
public interface Watcher {
    /** For work that nobody watches. */
    Watcher NOBODY = (done, all) -> {};

    /** So much of so much is done. */
    void at(long done, long all);
}
