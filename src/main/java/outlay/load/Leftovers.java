package outlay.load;

import java.util.OptionalLong;
import outlay.contact.AddressTable;
import outlay.contact.ContactPages;
import outlay.contact.ContactStore;
import outlay.contact.Erasure;
import outlay.contact.Fields;
import outlay.contact.ImportState;
import outlay.contact.Reindexing;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Layers;
import outlay.index.Status;

/** Finishes or undoes what an import or an earlier version has left to do, in short steps. */
public final class Leftovers {
    private static final int CONTACTS_IN_A_STEP = 10_000;
    private static final int PAGES_IN_A_STEP = 5_000;
    private static final int ADDRESSES_IN_A_STEP = 100_000;

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
                                new Leftovers(Steps.on(database)).clear();
                            }
                        });
    }

    private static boolean isClear(Transaction tx) {
        return ImportState.state(tx) == ImportState.State.STEADY
                && Layers.areTidy(tx)
                && !Erasure.isPending(tx);
    }

    /** Takes away erased persons who could only be hidden when they were erased. */
    public static void wipe(Database database) {
        if (database.read(Erasure::isPending)) {
            Erasure.wipe(Steps.on(database));
        }
    }

    /** Clears up; the caller holds {@link Activity#IMPORT}. */
    public void clear() {
        switch (steps.ask(Leftovers::begin)) {
            case STEADY -> {}
            case STAGING -> abandon();
            case MERGING -> merge();
        }
        Erasure.wipe(steps);
        renew();
        steps.repeat(Layers::sweep);
    }

    /** Nobody is at it any more who has left staged layers behind. */
    private static ImportState.State begin(Transaction tx) {
        Layers.abandon(tx);
        return ImportState.state(tx);
    }

    /** What an earlier version has indexed can be searched in every way only after this. */
    private void renew() {
        ContactSet outdated = steps.ask(Layers::outdated);
        if (!outdated.isEmpty()) {
            Reindexing.again(steps, outdated);
        }
    }

    private void abandon() {
        steps.repeat(Layers::sweep);
        steps.step(Fields::abandon);
        steps.repeat(tx -> ContactStore.forgetChanges(tx, CONTACTS_IN_A_STEP));
        forgetContacts();
        steps.lastStep(tx -> ImportState.enter(tx, ImportState.State.STEADY));
    }

    /** Nobody has seen them: nothing else knows them but their addresses and the status. */
    private void forgetContacts() {
        int last = steps.ask(ImportState::lastVisible);
        OptionalLong behind = OptionalLong.of(Long.MIN_VALUE);
        while (behind.isPresent()) {
            long hash = behind.getAsLong();
            behind = steps.ask(tx -> AddressTable.forgetAbove(tx, last, hash, ADDRESSES_IN_A_STEP));
        }
        steps.repeat(tx -> ContactPages.forgetAbove(tx, last, PAGES_IN_A_STEP));
        steps.step(
                tx -> {
                    ContactSet listed = Status.DO_NOT_EMAIL.contacts(tx);
                    Status.DO_NOT_EMAIL.remove(tx, listed.minus(listed.between(1, last)));
                });
    }

    /** Moves changed values, which are seen, to their contacts. */
    void merge() {
        steps.repeat(tx -> ContactStore.merge(tx, CONTACTS_IN_A_STEP));
        steps.lastStep(tx -> ImportState.enter(tx, ImportState.State.STEADY));
    }
}
