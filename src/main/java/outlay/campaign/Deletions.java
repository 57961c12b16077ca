package outlay.campaign;

import java.util.List;
import outlay.contact.Contacts;
import outlay.credit.Ledger;
import outlay.credit.OperationCredits;
import outlay.credit.ReturnReason;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.suppression.DoNotEmailList;

/** Takes recipients out of campaigns, and persons out of everything. */
public final class Deletions {
    private static final int CHUNK = 1_000;

    private final Transaction tx;
    private final long operation;
    private final Recipients recipients;
    private final Deletion.Counting count = new Deletion.Counting();

    private Deletions(Transaction tx, String command) {
        this.tx = tx;
        this.operation = Operations.begin(tx, command);
        this.recipients = new Recipients(tx, new Ledger(tx, operation));
    }

    /** Deletes a campaign: returns every reserved credit and sends nothing more. */
    public static Deletion deleteCampaign(Transaction tx, String name) {
        Campaign campaign = Campaigns.require(tx, name);
        Deletions deletions = new Deletions(tx, "delete campaign " + name);
        List<Recipient> chunk = RecipientStore.waiting(tx, campaign.id(), 0, CHUNK);
        while (!chunk.isEmpty()) {
            for (Recipient recipient : chunk) {
                deletions.remove(recipient, "campaign deleted", ReturnReason.CAMPAIGN_DELETED);
            }
            long last = chunk.get(chunk.size() - 1).id();
            chunk = RecipientStore.waiting(tx, campaign.id(), last, CHUNK);
        }
        CampaignStore.setState(tx, campaign.id(), CampaignState.DELETED, null);
        return deletions.count.of(name, deletions.operation);
    }

    /**
     * Takes contacts out of one campaign.
     *
     * @param unsentOnly leaves those alone to whom something was sent
     */
    public static Deletion removeFromCampaign(
            Transaction tx, String name, ContactSet contacts, boolean unsentOnly) {
        Campaign campaign = Campaigns.require(tx, name);
        Deletions deletions = new Deletions(tx, "delete contacts from " + name);
        contacts.forEach(
                contact ->
                        RecipientStore.find(tx, campaign.id(), contact)
                                .filter(Recipient::isIn)
                                .filter(found -> !unsentOnly || found.stepsSent() == 0)
                                .ifPresent(deletions::removeContact));
        return deletions.count.of(name, deletions.operation);
    }

    /** Takes back an upload: whoever it put into the campaign and was sent nothing leaves again. */
    static Deletion takeBackUpload(Transaction tx, long upload) {
        Deletions deletions = new Deletions(tx, "undo " + upload);
        for (long id : OperationCredits.reserved(tx, upload)) {
            RecipientStore.find(tx, id).ifPresent(deletions::removeUnsent);
        }
        return deletions.count.of(null, deletions.operation);
    }

    private void removeUnsent(Recipient recipient) {
        if (recipient.stepsSent() > 0) {
            count.add(recipient, recipient);
        } else if (recipient.isWaiting()) {
            remove(recipient, "upload undone", ReturnReason.CONTACT_REMOVED);
        }
    }

    /** Erases persons from the contact database and all campaigns; the ledger keeps its rows. */
    public static Deletion erase(Transaction tx, ContactSet contacts) {
        Deletions deletions = new Deletions(tx, "delete contacts");
        ContactSet.Collector erased = new ContactSet.Collector();
        contacts.forEach(
                contact -> {
                    if (deletions.eraseEverywhere(contact)) {
                        erased.add(contact);
                    }
                });
        DoNotEmailList.forget(tx, erased.toSet());
        Contacts.erase(tx, erased.toSet());
        return deletions.count.of(null, deletions.operation);
    }

    private void removeContact(Recipient recipient) {
        remove(recipient, "contact removed", ReturnReason.CONTACT_REMOVED);
    }

    private void remove(Recipient recipient, String why, ReturnReason reason) {
        if (recipient.isOpen()) {
            count.inFlight++;
            return;
        }
        count.removed++;
        count.add(recipient, recipients.stop(recipient, RecipientStatus.REMOVED, why, reason));
    }

    private boolean eraseEverywhere(int contact) {
        List<Recipient> everywhere = RecipientStore.ofContact(tx, contact);
        if (everywhere.stream().anyMatch(Recipient::isOpen)) {
            count.inFlight++;
            return false;
        }
        everywhere.forEach(this::erase);
        count.removed++;
        return true;
    }

    private void erase(Recipient recipient) {
        Recipient out = recipient;
        if (recipient.isWaiting()) {
            out =
                    recipients.stop(
                            recipient,
                            RecipientStatus.REMOVED,
                            "erased",
                            ReturnReason.CONTACT_REMOVED);
        }
        count.add(recipient, out);
        recipients.erase(out);
    }
}
