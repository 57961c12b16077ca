package outlay.lead;

import org.jspecify.annotations.Nullable;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Status;

/** The leads of one filter, as they are in one transaction, and which of them can be uploaded. */
public final class MatchedLeads {
    private final Transaction tx;
    private final ContactSet all;
    private @Nullable ContactSet doNotEmail;
    private @Nullable ContactSet undeliverable;

    MatchedLeads(Transaction tx, ContactSet all) {
        this.tx = tx;
        this.all = all;
    }

    /** Returns all leads. */
    public ContactSet all() {
        return all;
    }

    /** Returns the leads on the do-not-email list. */
    public ContactSet doNotEmail() {
        if (doNotEmail == null) {
            doNotEmail = Status.DO_NOT_EMAIL.contacts(tx).and(all);
        }
        return doNotEmail;
    }

    /** Returns the leads whose address was found invalid; not those on the do-not-email list. */
    public ContactSet undeliverable() {
        if (undeliverable == null) {
            undeliverable = Status.UNDELIVERABLE.contacts(tx).and(all).minus(doNotEmail());
        }
        return undeliverable;
    }

    /** Returns the leads that can be uploaded: all the others. */
    public ContactSet uploadable() {
        return all.minus(doNotEmail()).minus(undeliverable());
    }

    /** Returns the status of a lead as exports have it. */
    public String status(int lead) {
        if (doNotEmail().contains(lead)) {
            return Status.DO_NOT_EMAIL.toString();
        }
        return undeliverable().contains(lead) ? Status.UNDELIVERABLE.toString() : "active";
    }
}
