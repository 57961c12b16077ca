package outlay.contact;

import java.util.ArrayList;
import java.util.List;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Layers;
import outlay.index.Status;

/** Finishes or undoes what an import has left to do, in short steps. */
public final class Leftovers {
    private static final int ROWS_IN_A_STEP = 10_000;

    private final Steps steps;

    Leftovers(Steps steps) {
        this.steps = steps;
    }

    /** Clears up behind an import that was killed, unless another one is under way. */
    public static void clear(Database database) {
        if (database.read(Leftovers::isClear)) {
            return;
        }
        ImportLock.tryTake(database.file())
                .ifPresent(
                        lock -> {
                            try (lock) {
                                new Leftovers(Importing.steps(database)).clear();
                            }
                        });
    }

    private static boolean isClear(Transaction tx) {
        return Book.state(tx) == Book.State.STEADY && !Layers.hasDropped(tx);
    }

    /** Clears up; the caller holds the {@link ImportLock}. */
    void clear() {
        Book.State[] state = new Book.State[1];
        steps.step(tx -> state[0] = Book.state(tx));
        switch (state[0]) {
            case STEADY -> {}
            case STAGING -> abandon();
            case FOLDING -> fold();
        }
        repeat(Layers::sweep);
    }

    private void abandon() {
        steps.step(
                tx -> {
                    Layers.abandon(tx);
                    Fields.abandon(tx);
                });
        repeat(Leftovers::deleteChanges);
        repeat(Leftovers::deleteContacts);
        steps.lastStep(tx -> Book.enter(tx, Book.State.STEADY));
    }

    private static boolean deleteChanges(Transaction tx) {
        return tx.update(
                        """
                        DELETE FROM contact_change
                        WHERE contact_id IN (SELECT contact_id FROM contact_change LIMIT ?)
                        """,
                        ROWS_IN_A_STEP)
                > 0;
    }

    private static boolean deleteContacts(Transaction tx) {
        List<ContactStore.Row> rows = new ArrayList<>();
        tx.query(
                        """
                        SELECT id, email
                        FROM contact
                        WHERE id > ?
                        ORDER BY id DESC
                        LIMIT ?
                        """,
                        Book.lastVisible(tx),
                        ROWS_IN_A_STEP)
                .each(
                        row ->
                                rows.add(
                                        new ContactStore.Row(
                                                row.getInt(1), row.getString(2), new byte[0])));
        ContactSet.Collector ids = new ContactSet.Collector();
        for (ContactStore.Row row : rows) {
            ContactKeys.delete(tx, row.id(), ContactKeys.keyOf(row.email()));
            ContactStore.delete(tx, row.id());
            ids.add(row.id());
        }
        Status.DO_NOT_EMAIL.remove(tx, ids.toSet());
        return !rows.isEmpty();
    }

    /** Moves changed values, which are seen, to their contacts. */
    void fold() {
        repeat(Leftovers::foldSome);
        steps.lastStep(tx -> Book.enter(tx, Book.State.STEADY));
    }

    private static boolean foldSome(Transaction tx) {
        long last =
                tx.query(
                                """
                                SELECT max(contact_id)
                                FROM (SELECT contact_id
                                      FROM contact_change
                                      ORDER BY contact_id
                                      LIMIT ?)
                                """,
                                ROWS_IN_A_STEP)
                        .number();
        tx.update(
                """
                UPDATE contact
                SET fields = contact_change.fields
                FROM contact_change
                WHERE contact_change.contact_id = contact.id
                  AND contact_change.contact_id <= ?
                """,
                last);
        return tx.update(
                        """
                        DELETE FROM contact_change
                        WHERE contact_id <= ?
                        """,
                        last)
                > 0;
    }

    private void repeat(java.util.function.Predicate<Transaction> some) {
        boolean[] more = {true};
        while (more[0]) {
            steps.step(tx -> more[0] = some.test(tx));
        }
    }
}
