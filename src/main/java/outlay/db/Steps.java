package outlay.db;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs long work as many transactions, so that others can read and write in between. */
public interface Steps {
    /** Does one step: well under a second of work, which nobody sees before the last step. */
    <T> T ask(Function<Transaction, T> work);

    /** Does the step that makes those before it count; they are on the disk with it. */
    void lastStep(Consumer<Transaction> work);

    /** Does a step, and takes it back. */
    void rehearse(Consumer<Transaction> work);

    /** Does one step that has nothing to say. */
    default void step(Consumer<Transaction> work) {
        ask(tx -> done(work, tx));
    }

    /** Does steps until one says that it has left nothing to do. */
    default void repeat(Predicate<Transaction> some) {
        boolean more = true;
        while (more) {
            more = ask(some::test);
        }
    }

    /** Cuts long work on a database into transactions that nobody waits for long. */
    static Steps on(Database database) {
        database.expectBulk();
        return new Steps() {
            @Override
            public <T> T ask(Function<Transaction, T> work) {
                return database.writeLazily(work);
            }

            @Override
            public void lastStep(Consumer<Transaction> work) {
                database.write(tx -> done(work, tx));
            }

            @Override
            public void rehearse(Consumer<Transaction> work) {
                database.rehearse(tx -> done(work, tx));
            }
        };
    }

    private static boolean done(Consumer<Transaction> work, Transaction tx) {
        work.accept(tx);
        return true;
    }
}
