package outlay.contact;

import java.util.function.Consumer;
import outlay.db.Transaction;

/**
 * How long work is cut into transactions: each step in one of its own, so that others can write in
 * between, or all in one that is taken back in the end, as a rehearsal is.
 */
@FunctionalInterface
interface Steps {
    /** Does one step: well under a second of work. */
    void step(Consumer<Transaction> work);
}
