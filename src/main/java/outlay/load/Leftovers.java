package outlay.load;

import java.util.OptionalLong;
import outlay.contact.ContactKeys;
import outlay.contact.ContactPages;
import outlay.contact.ContactStore;
import outlay.contact.Fields;
import outlay.contact.ImportState;
import outlay.contact.Steps;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Layers;
import outlay.index.Status;

/** Finishes or undoes what an import has left to do, in short steps. */
public final class Leftovers {
    private static final int CONTACTS_IN_A_STEP = 10_000;
    private static final int PAGES_IN_A_STEP = 5_000;
    private static final int KEYS_IN_A_STEP = 100_000;

    private final Steps steps;

    public Leftovers(Steps steps) {
        this.steps = steps;
    }

    /** Clears up behind an import that was killed, unless another one is under way. */
    public static void clear(Database database) {
        if (database.read(Leftovers::isClear)) {
            return;
        }
        database.tryHold(Activity.IMPORT)
                .ifPresent(
                        lock -> {
                            try (lock) {
                                new Leftovers(Importing.steps(database)).clear();
                            }
                        });
    }

    private static boolean isClear(Transaction tx) {
        return ImportState.state(tx) == ImportState.State.STEADY && !Layers.hasDropped(tx);
    }

    /** Clears up; the caller holds {@link Activity#IMPORT}. */
    public void clear() {
        ImportState.State[] state = new ImportState.State[1];
        steps.step(tx -> state[0] = ImportState.state(tx));
        switch (state[0]) {
            case STEADY -> {}
            case STAGING -> abandon();
            case FOLDING -> fold();
        }
        repeat(Layers::sweep);
    }

    private void abandon() {
        steps.step(Layers::abandon);
        repeat(Layers::sweep);
        steps.step(Fields::abandon);
        repeat(tx -> ContactStore.forgetChanges(tx, CONTACTS_IN_A_STEP));
        forgetContacts();
        steps.lastStep(tx -> ImportState.enter(tx, ImportState.State.STEADY));
    }

    /** Nobody has seen them: nothing else knows them but their addresses and the status. */
    private void forgetContacts() {
        int[] last = new int[1];
        steps.step(tx -> last[0] = ImportState.lastVisible(tx));
        long[] hash = {Long.MIN_VALUE};
        repeat(
                tx -> {
                    OptionalLong next =
                            ContactKeys.forgetAbove(tx, last[0], hash[0], KEYS_IN_A_STEP);
                    hash[0] = next.orElse(hash[0]);
                    return next.isPresent();
                });
        repeat(tx -> ContactPages.forgetAbove(tx, last[0], PAGES_IN_A_STEP));
        steps.step(
                tx -> {
                    ContactSet listed = Status.DO_NOT_EMAIL.contacts(tx);
                    Status.DO_NOT_EMAIL.remove(tx, listed.minus(listed.between(1, last[0])));
                });
    }

    /** Moves changed values, which are seen, to their contacts. */
    void fold() {
        repeat(tx -> ContactStore.fold(tx, CONTACTS_IN_A_STEP));
        steps.lastStep(tx -> ImportState.enter(tx, ImportState.State.STEADY));
    }

    private void repeat(java.util.function.Predicate<Transaction> some) {
        boolean[] more = {true};
        while (more[0]) {
            steps.step(tx -> more[0] = some.test(tx));
        }
    }
}
