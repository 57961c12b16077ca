package outlay.contact;

import java.util.function.Consumer;
import outlay.db.Transaction;

/** Runs long work as many transactions, so that others can read and write in between. */
public interface Steps {
    /** Does one step: well under a second of work, which nobody sees before the last step. */
    void step(Consumer<Transaction> work);

    /** Does the step that makes those before it count; they are on the disk with it. */
    void lastStep(Consumer<Transaction> work);

    /** Does a step, and takes it back. */
    void rehearse(Consumer<Transaction> work);
}
