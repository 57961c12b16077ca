package outlay.load;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import outlay.Problem;
import outlay.Watcher;
import outlay.contact.ContactStore;
import outlay.contact.FieldValues;
import outlay.contact.Fields;
import outlay.contact.ImportState;
import outlay.contact.Reindexing;
import outlay.db.Activity;
import outlay.db.Database;
import outlay.db.Hold;
import outlay.db.Operations;
import outlay.db.Steps;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Layers;

/**
 * Changes contacts that are there, all of them or none. It goes the way of an import: in short
 * steps that nobody sees, and one last one that shows what they did (decision D114).
 */
public final class Editing {
    private static final int CONTACTS_IN_A_STEP = 10_000;

    private final String command;
    private final ContactSet.Collector changed = new ContactSet.Collector();
    private long unchanged;

    /** Changes the values of one contact, by the numbers of their fields. */
    @FunctionalInterface
    public interface Edit {
        /** Takes the values and leaves them as they shall be; blank ones are not among them. */
        void change(Map<Integer, String> values);
    }

    /** Which contacts shall be changed, and how; made when nobody else changes them. */
    public record Plan(ContactSet contacts, Edit edit) {}

    /** How many contacts are changed, and how many were so already. */
    public record Result(long changed, long unchanged, long operation) {}

    Editing(String command) {
        this.command = command;
    }

    /**
     * Changes contacts, as one operation.
     *
     * @param plan may register fields
     * @throws Problem BUSY when an import is under way for longer than a minute
     */
    public static Result run(Database database, String command, Function<Transaction, Plan> plan) {
        return run(database, command, Watcher.NOBODY, plan);
    }

    /**
     * Changes contacts, as one operation.
     *
     * @param watcher hears how many have been looked at
     * @param plan may register fields
     * @throws Problem BUSY when an import is under way for longer than a minute
     */
    public static Result run(
            Database database, String command, Watcher watcher, Function<Transaction, Plan> plan) {
        Hold hold = database.hold(Activity.IMPORT);
        try (hold) {
            return new Editing(command).run(Steps.on(database), watcher, plan);
        }
    }

    /** Tells what {@link #run} would do, and changes nothing. */
    public static Result rehearse(
            Database database, String command, Function<Transaction, Plan> plan) {
        return database.rehearse(
                tx -> {
                    Editing editing = new Editing(command);
                    Plan planned = plan.apply(tx);
                    editing.change(tx, planned.contacts(), planned.edit());
                    return editing.result(tx);
                });
    }

    Result run(Steps steps, Function<Transaction, Plan> planning) {
        return run(steps, Watcher.NOBODY, planning);
    }

    private Result run(Steps steps, Watcher watcher, Function<Transaction, Plan> planning) {
        Leftovers leftovers = new Leftovers(steps);
        leftovers.clear();
        Plan plan = steps.ask(tx -> begin(tx, planning));
        try {
            ContactSet rest = plan.contacts();
            while (!rest.isEmpty()) {
                ContactSet some = rest.first(CONTACTS_IN_A_STEP);
                rest = rest.minus(some);
                steps.step(tx -> change(tx, some, plan.edit()));
                int all = plan.contacts().size();
                watcher.at(all - rest.size(), all);
            }
            Reindexing.stage(steps, changed.toSet());
            Result result = show(steps);
            Reindexing.tidy(steps);
            leftovers.clear();
            return result;
        } catch (Problem e) {
            leftovers.clear();
            throw e;
        }
    }

    private static Plan begin(Transaction tx, Function<Transaction, Plan> planning) {
        Plan plan = planning.apply(tx);
        ImportState.enter(tx, ImportState.State.STAGING);
        return plan;
    }

    private void change(Transaction tx, ContactSet some, Edit edit) {
        ContactStore.visit(tx, some, contact -> change(tx, contact, edit));
    }

    private void change(Transaction tx, ContactStore.Row contact, Edit edit) {
        Map<Integer, String> values = FieldValues.decode(contact.fields());
        edit.change(values);
        byte[] after = FieldValues.encode(values);
        if (Arrays.equals(contact.fields(), after)) {
            unchanged++;
        } else {
            ContactStore.change(tx, contact.id(), after, false);
            changed.add(contact.id());
        }
    }

    private Result show(Steps steps) {
        Result[] result = new Result[1];
        steps.lastStep(
                tx -> {
                    Layers.show(tx, changed.toSet());
                    Fields.show(tx);
                    ImportState.enter(
                            tx,
                            changed.toSet().isEmpty()
                                    ? ImportState.State.STEADY
                                    : ImportState.State.MERGING);
                    result[0] = result(tx);
                });
        return result[0];
    }

    private Result result(Transaction tx) {
        return new Result(changed.toSet().size(), unchanged, Operations.begin(tx, command));
    }
}
