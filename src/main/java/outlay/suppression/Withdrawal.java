package outlay.suppression;

import java.util.List;
import outlay.EmailAddress;
import outlay.contact.ContactStore;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Status;

/**
 * What came off the do-not-email list again with the operation that had put it there.
 *
 * @param entries how many
 * @param released contacts whom no other entry concerns
 */
public record Withdrawal(int entries, int released) {
    /** Takes off all entries of an operation that nobody else wants. */
    public static Withdrawal of(Transaction tx, long operation) {
        List<DoNotEmailEntry> entries = DoNotEmailList.takeOff(tx, operation);
        ContactSet concerned = ContactSet.EMPTY;
        for (DoNotEmailEntry entry : entries) {
            concerned = concerned.or(DoNotEmailList.concernedBy(tx, entry));
        }
        ContactSet free = Status.DO_NOT_EMAIL.remove(tx, unlisted(tx, concerned));
        return new Withdrawal(entries.size(), DoNotEmailList.visible(tx, free).size());
    }

    private static ContactSet unlisted(Transaction tx, ContactSet contacts) {
        ContactSet.Collector unlisted = new ContactSet.Collector();
        ContactStore.visit(
                tx,
                contacts,
                row -> {
                    if (!DoNotEmailList.contains(tx, EmailAddress.stored(row.email()))) {
                        unlisted.add(row.id());
                    }
                });
        return unlisted.toSet();
    }
}
