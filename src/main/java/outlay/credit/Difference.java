package outlay.credit;

/**
 * Something in the database that contradicts the rules of the ledger.
 *
 * @param where such as {@code entry 5}, {@code recipient 12} or {@code balance}
 * @param what a sentence without full stop
 */
public record Difference(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
