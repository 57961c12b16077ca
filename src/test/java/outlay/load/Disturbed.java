package outlay.load;

import java.util.function.Consumer;
import java.util.function.Function;
import outlay.db.Steps;
import outlay.db.Transaction;

/** Runs steps as they are meant, and something else before each. */
record Disturbed(Steps steps, Runnable before) implements Steps {
    @Override
    public <T> T ask(Function<Transaction, T> work) {
        before.run();
        return steps.ask(work);
    }

    @Override
    public void lastStep(Consumer<Transaction> work) {
        before.run();
        steps.lastStep(work);
    }

    @Override
    public void rehearse(Consumer<Transaction> work) {
        before.run();
        steps.rehearse(work);
    }
}
