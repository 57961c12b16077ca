package outlay.index;

/** Takes the values of a field, and how many contacts have each. */
@FunctionalInterface
public interface ValueCounter {
    /** Takes one value; the slices are used again for the next one. */
    void value(Slice key, Slice display, int count);
}
