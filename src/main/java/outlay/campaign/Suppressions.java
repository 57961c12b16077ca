package outlay.campaign;

import outlay.credit.Ledger;
import outlay.credit.Reason;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** What the do-not-email list does to campaigns: those on it leave all of them. */
public final class Suppressions {
    private Suppressions() {}

    /**
     * Takes contacts that have landed on the do-not-email list out of every campaign in which they
     * wait; whom nothing was sent to gives the credit back. A message in flight is left alone.
     *
     * @return how many credits were returned
     */
    public static long leaveCampaigns(Transaction tx, Ledger ledger, ContactSet contacts) {
        long before = ledger.balance().available();
        Recipients recipients = new Recipients(tx, ledger);
        contacts.forEach(
                contact -> {
                    for (Recipient recipient : RecipientStore.ofContact(tx, contact)) {
                        if (recipient.isWaiting() && !recipient.isOpen()) {
                            recipients.stop(
                                    recipient,
                                    RecipientStatus.REMOVED,
                                    "do-not-email list",
                                    Reason.DO_NOT_EMAIL);
                        }
                    }
                });
        return ledger.balance().available() - before;
    }
}
