package outlay.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import outlay.credit.Ledger;
import outlay.credit.Reason;
import outlay.db.Transaction;

/**
 * The ways of a recipient and its credit, inside the write transaction of one operation.
 *
 * <p>Each method changes the recipient and enters in the ledger what its credit does, so that the
 * two can never disagree (rules 2 to 5 of the ledger).
 */
public final class Recipients {
    private final Transaction tx;
    private final Ledger ledger;

    /** Works in this transaction, and enters movements in this ledger. */
    public Recipients(Transaction tx, Ledger ledger) {
        this.tx = tx;
        this.ledger = ledger;
    }

    /** Returns a recipient by its number, if there is one. */
    public static Optional<Recipient> find(Transaction tx, long id) {
        return RecipientStore.find(tx, id);
    }

    /** Returns where the contact is a recipient, in the order of the uploads. */
    public static List<Recipient> ofContact(Transaction tx, int contact) {
        return RecipientStore.ofContact(tx, contact);
    }

    /** Puts a contact into a campaign and reserves a credit for it. */
    void add(long campaign, int contact) {
        long recipient = RecipientStore.insert(tx, campaign, contact);
        ledger.reserve(campaign, recipient);
    }

    /** Returns the next recipients behind this place that are due at this time. */
    public static List<Recipient> due(Transaction tx, DuePlace after, Instant at, int most) {
        return RecipientStore.due(tx, after, at, most);
    }

    /** Returns where the contact is a recipient, in the order of the uploads. */
    public static Optional<Recipient> find(Transaction tx, long campaign, int contact) {
        return RecipientStore.find(tx, campaign, contact);
    }

    /** Returns the contact of the first recipient of a campaign, if there is one. */
    public static OptionalInt anyContact(Transaction tx, long campaign) {
        return RecipientStore.firstContact(tx, campaign);
    }

    /** Visits the recipients of a campaign who are still persons, in the order of their upload. */
    public static void each(Transaction tx, long campaign, Consumer<Recipient> visit) {
        RecipientStore.each(tx, campaign, visit);
    }

    /** Lets those who were held back be looked at again: their contact may have the field now. */
    public static int releaseHeld(Transaction tx, long campaign) {
        return RecipientStore.releaseHeld(tx, campaign);
    }

    /** Records that a {@code send} takes the next step of the recipient in hand. */
    public Recipient depart(Recipient recipient) {
        return save(recipient.departing());
    }

    /** Records that the mail server accepted the next step; the first one spends the credit. */
    public Recipient sent(Recipient recipient, Instant at, Optional<Step> following) {
        if (recipient.stepsSent() == 0 && recipient.credit() == RecipientCredit.RESERVED) {
            ledger.spend(recipient.campaign(), recipient.id());
        }
        return save(recipient.sent(at, following));
    }

    /** Records that the mail server refused the next step for now. */
    public Recipient deferred(Recipient recipient, Instant at, Instant next, String why) {
        return save(recipient.deferred(at, next, why));
    }

    /**
     * Records that the next step certainly did not leave. The recipient stays due, but behind all
     * others: one at whom every connection breaks must not keep them from their email.
     */
    public Recipient land(Recipient recipient, Instant now) {
        return save(recipient.landed().dueFrom(now));
    }

    /** Records that it is unknown whether the next step has left. */
    public Recipient doubt(Recipient recipient, String why) {
        Recipient landed = recipient.landed();
        return save(landed.isWaiting() ? landed.with(RecipientStatus.IN_DOUBT, why) : landed);
    }

    /** Gives the recipient a status that moves no credit. */
    public Recipient mark(Recipient recipient, RecipientStatus status, String why) {
        return save(recipient.with(status, why));
    }

    /**
     * Stops the sequence for a recipient. While nothing was sent, its credit is returned for this
     * reason; a spent one stays spent.
     */
    public Recipient stop(Recipient recipient, RecipientStatus status, String why, Reason reason) {
        Recipient stopped = recipient.with(status, why);
        return recipient.credit() == RecipientCredit.RESERVED
                ? giveBack(stopped, reason)
                : save(stopped);
    }

    /** Records that the first email of a recipient came back: its credit is returned. */
    public Recipient firstEmailBounced(Recipient recipient, String why) {
        Recipient bounced = recipient.with(RecipientStatus.BOUNCED, why);
        return recipient.credit() == RecipientCredit.RETURNED
                ? save(bounced)
                : giveBack(bounced, Reason.BOUNCED);
    }

    /** Takes the person out of a recipient that is stopped already; the ledger keeps its rows. */
    void erase(Recipient recipient) {
        save(recipient.erased());
    }

    private Recipient giveBack(Recipient recipient, Reason reason) {
        ledger.giveBack(
                recipient.campaign(), recipient.id(), recipient.credit().inLedger(), reason);
        return save(recipient.returned());
    }

    private Recipient save(Recipient recipient) {
        RecipientStore.update(tx, recipient);
        return recipient;
    }
}
