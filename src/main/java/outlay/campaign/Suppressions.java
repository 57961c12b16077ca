package outlay.campaign;

import outlay.credit.Ledger;
import outlay.credit.ReturnReason;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;
import outlay.suppression.Grounds;

/**
 * The do-not-email list at work: whoever lands on it leaves every campaign in which he waits, and
 * to whom nothing was sent gives the credit back.
 */
public final class Suppressions {
    private final Transaction tx;
    private final Ledger ledger;
    private final Recipients recipients;
    private long blocked;
    private long left;
    private long inFlight;

    /** Works in this transaction, and enters returns in this ledger. */
    public Suppressions(Transaction tx, Ledger ledger) {
        this.tx = tx;
        this.ledger = ledger;
        this.recipients = new Recipients(tx, ledger);
    }

    /**
     * Puts an entry on the list.
     *
     * @param reason why, as an operator reads it
     * @param source the command or file that says so
     * @return false when it was on the list already
     */
    public boolean add(DoNotEmailEntry entry, String reason, String source) {
        DoNotEmailList.Change change = DoNotEmailList.add(tx, entry, grounds(reason, source));
        blocked += change.contacts().size();
        leaveCampaigns(change.contacts());
        return change.changed();
    }

    /** Puts persons on the list whom it does not concern yet. */
    public void add(ContactSet contacts, String reason, String source) {
        DoNotEmailList.add(tx, contacts, grounds(reason, source));
        blocked += contacts.size();
        leaveCampaigns(contacts);
    }

    private Grounds grounds(String reason, String source) {
        return new Grounds(reason, source, ledger.operation());
    }

    /** Returns how many contacts are concerned that were not before. */
    public long blocked() {
        return blocked;
    }

    /** Returns how many recipients have left their campaigns so far. */
    public long left() {
        return left;
    }

    /** Returns how many were left alone, because a message to them is on its way or in doubt. */
    public long inFlight() {
        return inFlight;
    }

    /** Returns the ledger in which returns are entered. */
    public Ledger ledger() {
        return ledger;
    }

    private void leaveCampaigns(ContactSet contacts) {
        contacts.forEach(
                contact ->
                        Recipients.ofContact(tx, contact).stream()
                                .filter(Recipient::isWaiting)
                                .forEach(this::leave));
    }

    private void leave(Recipient recipient) {
        if (recipient.isOpen()) {
            inFlight++;
            return;
        }
        recipients.stop(
                recipient, RecipientStatus.REMOVED, DoNotEmailList.NAME, ReturnReason.DO_NOT_EMAIL);
        left++;
    }
}
