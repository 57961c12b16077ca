package outlay.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import outlay.campaign.plan.Step;
import outlay.credit.CreditState;
import outlay.credit.Ledger;
import outlay.credit.ReturnReason;
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

    /** Returns recipients by their numbers, those that there are. */
    public static List<Recipient> find(Transaction tx, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : RecipientStore.find(tx, ids);
    }

    /** Returns where the contact is a recipient, in the order of the uploads. */
    public static List<Recipient> ofContact(Transaction tx, int contact) {
        return RecipientStore.ofContact(tx, contact);
    }

    /** Puts contacts into a campaign, in their order, and reserves a credit for each. */
    void add(long campaign, IntStream contacts) {
        ledger.reserve(campaign, RecipientStore.insert(tx, campaign, contacts));
    }

    /** Returns the next recipients behind this place that are due at this time. */
    public static List<Recipient> due(Transaction tx, DuePlace after, Instant at, int most) {
        return RecipientStore.due(tx, after, at, most);
    }

    /** Visits those who wait in a row, in the order in which they are or become due. */
    public static void eachWaiting(
            Transaction tx, DueRow row, boolean withContacts, WaitingVisitor visitor) {
        RecipientStore.eachWaiting(tx, row, withContacts, visitor);
    }

    /** Returns the contact as a recipient of this campaign, if it is one. */
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
        return RecipientCounts.anybodyHeld(tx, campaign)
                ? RecipientStore.releaseHeld(tx, campaign)
                : 0;
    }

    /** Records that a {@code send} takes the next step of the recipient in hand. */
    public Recipient depart(Recipient recipient) {
        RecipientStore.depart(tx, recipient);
        return recipient.departing();
    }

    /** Records that the mail server accepted the next step; the first one spends the credit. */
    Recipient sent(Recipient recipient, Instant at, Optional<Step> following) {
        spend(recipient);
        return save(recipient.sent(at, following));
    }

    /**
     * Records that an earlier try of the next step had arrived; the first one spends the credit.
     */
    Recipient sentBefore(Recipient recipient, Instant at, Optional<Step> following) {
        spend(recipient);
        return save(recipient.sentBefore(at, following));
    }

    private void spend(Recipient recipient) {
        if (recipient.stepsSent() == 0 && recipient.credit() == RecipientCredit.RESERVED) {
            ledger.spend(recipient.campaign(), recipient.id());
        }
    }

    /** Records that a message which carried a step that had arrived already is settled. */
    Recipient copied(Recipient recipient, Optional<Step> following) {
        return save(recipient.copied(following));
    }

    /** Records that the mail server refused the next step for now. */
    public Recipient deferred(Recipient recipient, Instant at, Instant next, String why) {
        return land(recipient.deferred(at, next, why));
    }

    /** Lets a recipient wait longer for the next step; sooner than planned it never comes. */
    public Recipient postpone(Recipient recipient, Instant until) {
        return until.isAfter(recipient.place().dueAt())
                ? save(recipient.dueFrom(until))
                : recipient;
    }

    /** Records that the next step waits until a window opens in the recipient's timezone. */
    public Recipient awaitHours(Recipient recipient, Instant opening, ZoneId timezone) {
        return save(recipient.awaitingHours(opening, timezone.getId()));
    }

    /**
     * Records that the next step certainly did not leave. The recipient stays due, but behind all
     * others: one at whom every connection breaks must not keep them from their email.
     *
     * @param begun when the run began
     */
    public Recipient land(Recipient recipient, Instant begun) {
        return land(recipient.landed().dueFrom(begun));
    }

    /** Records that a message in doubt was not sent: its recipient is due again. */
    Recipient resend(Recipient recipient) {
        boolean doubtful = recipient.status() == RecipientStatus.IN_DOUBT;
        return land((doubtful ? recipient.with(RecipientStatus.ACTIVE, "") : recipient).landed());
    }

    /** Whoever has left the sequence meanwhile gets the credit back: nothing was sent. */
    private Recipient land(Recipient recipient) {
        return !recipient.isWaiting() && recipient.credit() == RecipientCredit.RESERVED
                ? giveBack(recipient, reasonOf(recipient.status()))
                : save(recipient);
    }

    /**
     * Records that it is unknown whether the next step has left. Whoever has left the sequence
     * meanwhile stays so, with the message open.
     */
    public Recipient doubt(Recipient recipient, String why) {
        Recipient doubtful = recipient.landed().with(RecipientStatus.IN_DOUBT, why);
        return save(
                recipient.isWaiting()
                        ? doubtful
                        : doubtful.leaving(recipient.status(), recipient.reason()));
    }

    /** Gives the recipient a status that moves no credit. */
    public Recipient mark(Recipient recipient, RecipientStatus status, String why) {
        return save(recipient.with(status, why));
    }

    /**
     * Stops the sequence for a recipient. A credit that is still reserved is returned for this
     * reason, unless a message to the recipient is open: then what becomes of that decides. A spent
     * one stays spent.
     */
    public Recipient stop(
            Recipient recipient, RecipientStatus status, String why, ReturnReason reason) {
        return stopAll(List.of(recipient), status, why, reason).get(0);
    }

    /** Stops the sequence for many of one campaign, as {@link #stop} does for each. */
    List<Recipient> stopAll(
            List<Recipient> all, RecipientStatus status, String why, ReturnReason reason) {
        long[] free = all.stream().filter(Recipients::isFree).mapToLong(Recipient::id).toArray();
        if (free.length > 0) {
            ledger.giveBackAll(all.get(0).campaign(), CreditState.RESERVED, reason, free);
        }
        List<Recipient> stopped = all.stream().map(each -> stopped(each, status, why)).toList();
        stopped.stream()
                .collect(Collectors.groupingBy(Recipient::state))
                .forEach((state, alike) -> RecipientStore.setState(tx, state, alike));
        return stopped;
    }

    private static Recipient stopped(Recipient recipient, RecipientStatus status, String why) {
        Recipient stopped = recipient.leaving(status, why);
        return isFree(recipient) ? stopped.returned() : stopped;
    }

    /** Says whether nothing was sent, and nothing is on its way. */
    private static boolean isFree(Recipient recipient) {
        return recipient.credit() == RecipientCredit.RESERVED && !recipient.isOpen();
    }

    /** Stops the sequence for a recipient because of what came back about a message to it. */
    public Recipient leave(Recipient recipient, RecipientStatus status, String why) {
        return stop(recipient, status, why, reasonOf(status));
    }

    /** Records that the first email of a recipient came back: a spent credit is returned too. */
    public Recipient firstEmailBounced(Recipient recipient, String why) {
        return recipient.credit() == RecipientCredit.SPENT
                ? giveBack(recipient.leaving(RecipientStatus.BOUNCED, why), ReturnReason.BOUNCED)
                : leave(recipient, RecipientStatus.BOUNCED, why);
    }

    private static ReturnReason reasonOf(RecipientStatus status) {
        return switch (status) {
            case BOUNCED -> ReturnReason.BOUNCED;
            case INVALID -> ReturnReason.INVALID_ADDRESS;
            case UNSUBSCRIBED -> ReturnReason.DO_NOT_EMAIL;
            case ACTIVE, HELD, IN_DOUBT, REPLIED, REMOVED, FINISHED -> ReturnReason.CONTACT_REMOVED;
        };
    }

    /** Takes the person out of a recipient that is stopped already; the ledger keeps its rows. */
    void erase(Recipient recipient) {
        save(recipient.erased());
        RecipientStore.forget(tx, recipient.id());
    }

    private Recipient giveBack(Recipient recipient, ReturnReason reason) {
        ledger.giveBack(
                recipient.campaign(), recipient.id(), recipient.credit().inLedger(), reason);
        return save(recipient.returned());
    }

    private Recipient save(Recipient recipient) {
        RecipientStore.update(tx, recipient);
        return recipient;
    }
}
