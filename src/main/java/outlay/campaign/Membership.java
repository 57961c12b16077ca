package outlay.campaign;

import outlay.db.Transaction;
import outlay.index.ContactSet;

/** Which contacts are, or have been, in campaigns. */
public final class Membership {
    private Membership() {}

    /** Returns the contacts that are in a campaign, whatever their status. */
    public static ContactSet contacts(Transaction tx, Campaign campaign) {
        ContactSet.Collector contacts = new ContactSet.Collector();
        RecipientStore.eachContact(tx, campaign.id(), contacts::add);
        return contacts.toSet();
    }

    /**
     * Returns the contacts that are in a campaign, but for those that left it while nothing was
     * sent: bounced, invalid, removed.
     */
    static ContactSet stayed(Transaction tx, Campaign campaign) {
        ContactSet.Collector contacts = new ContactSet.Collector();
        RecipientStore.eachContactThatStayed(tx, campaign.id(), contacts::add);
        return contacts.toSet();
    }

    /** Returns the contacts that any campaign has ever emailed. */
    public static ContactSet emailed(Transaction tx) {
        ContactSet.Collector contacts = new ContactSet.Collector();
        RecipientStore.eachEmailedContact(tx, contacts::add);
        return contacts.toSet();
    }
}
