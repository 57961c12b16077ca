package outlay.campaign;

import java.util.List;
import outlay.Watcher;
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
    private final Watcher watcher;
    private final long all;
    private long done;

    private Deletions(Transaction tx, String command, Watcher watcher, long all) {
        this.tx = tx;
        this.watcher = watcher;
        this.all = all;
        this.operation = Operations.begin(tx, command);
        this.recipients = new Recipients(tx, new Ledger(tx, operation));
    }

    /**
     * Deletes a campaign: returns every reserved credit and sends nothing more.
     *
     * @param watcher hears how many recipients have left it
     */
    public static Deletion deleteCampaign(Transaction tx, String name, Watcher watcher) {
        Campaign campaign = Campaigns.require(tx, name);
        long all = RecipientCounts.waiting(tx, campaign.id());
        Deletions deletions = new Deletions(tx, "delete campaign " + name, watcher, all);
        List<Recipient> chunk = RecipientStore.waiting(tx, campaign.id(), 0, CHUNK);
        while (!chunk.isEmpty()) {
            deletions.removeAll(chunk, "campaign deleted", ReturnReason.CAMPAIGN_DELETED);
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
     * @param watcher hears how many contacts have been looked at
     */
    public static Deletion removeFromCampaign(
            Transaction tx, String name, ContactSet contacts, boolean unsentOnly, Watcher watcher) {
        Campaign campaign = Campaigns.require(tx, name);
        String command = "delete contacts from " + name;
        Deletions deletions = new Deletions(tx, command, watcher, contacts.size());
        contacts.forEach(
                contact -> {
                    RecipientStore.find(tx, campaign.id(), contact)
                            .filter(Recipient::isIn)
                            .filter(found -> !unsentOnly || found.stepsSent() == 0)
                            .ifPresent(deletions::removeContact);
                    deletions.step();
                });
        return deletions.count.of(name, deletions.operation);
    }

    /** Takes back an upload: whoever it put into the campaign and was sent nothing leaves again. */
    static Deletion takeBackUpload(Transaction tx, long upload, Watcher watcher) {
        long[] reserved = OperationCredits.reserved(tx, upload);
        Deletions deletions = new Deletions(tx, "undo " + upload, watcher, reserved.length);
        for (long id : reserved) {
            RecipientStore.find(tx, id).ifPresent(deletions::removeUnsent);
            deletions.step();
        }
        return deletions.count.of(null, deletions.operation);
    }

    private void step() {
        watcher.at(++done, all);
    }

    private void removeUnsent(Recipient recipient) {
        if (recipient.stepsSent() > 0) {
            count.add(recipient, recipient);
        } else if (recipient.isWaiting()) {
            remove(recipient, "upload undone", ReturnReason.CONTACT_REMOVED);
        }
    }

    /**
     * Erases persons from the contact database and all campaigns; the ledger keeps its rows.
     *
     * @param watcher hears how many have left their campaigns; then they leave the index
     */
    public static Deletion erase(Transaction tx, ContactSet contacts, Watcher watcher) {
        Deletions deletions = new Deletions(tx, "delete contacts", watcher, contacts.size());
        ContactSet.Collector erased = new ContactSet.Collector();
        contacts.forEach(
                contact -> {
                    if (deletions.eraseEverywhere(contact)) {
                        erased.add(contact);
                    }
                    deletions.step();
                });
        DoNotEmailList.forget(tx, erased.toSet());
        Contacts.erase(tx, erased.toSet());
        return deletions.count.of(null, deletions.operation);
    }

    private void removeContact(Recipient recipient) {
        remove(recipient, "contact removed", ReturnReason.CONTACT_REMOVED);
    }

    private void removeAll(List<Recipient> chunk, String why, ReturnReason reason) {
        List<Recipient> idle = chunk.stream().filter(each -> !each.isOpen()).toList();
        List<Recipient> out = recipients.stopAll(idle, RecipientStatus.REMOVED, why, reason);
        count.inFlight += chunk.size() - idle.size();
        count.removed += idle.size();
        for (int i = 0; i < idle.size(); i++) {
            count.add(idle.get(i), out.get(i));
        }
        done += chunk.size();
        watcher.at(done, all);
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
