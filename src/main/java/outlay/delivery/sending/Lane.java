package outlay.delivery.sending;

import java.time.Instant;
import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCounts;
import outlay.db.Transaction;

/** One campaign in one run. Used by the thread that keeps the database; a name for others. */
final class Lane {
    private final Senders senders;
    private final DueRow due;
    private final ReadyQueue ready = new ReadyQueue();
    private final Tally tally = new Tally();
    private final BounceAlarm bounces = new BounceAlarm();

    private Terms terms;
    private boolean active = true;
    private Instant asleepUntil = Instant.MIN;

    /** Opens a lane. */
    Lane(Transaction tx, Campaign campaign, Senders senders) {
        this.senders = senders;
        this.due = new DueRow(campaign.id());
        this.terms = senders.terms(tx, campaign);
    }

    boolean isOf(Campaign other) {
        return campaign().id() == other.id();
    }

    Campaign campaign() {
        return terms.campaign();
    }

    Terms terms() {
        return terms;
    }

    DueRow due() {
        return due;
    }

    ReadyQueue ready() {
        return ready;
    }

    Tally tally() {
        return tally;
    }

    /** Says whether the campaign may still send in this run. */
    boolean isOpen() {
        return active && !terms.standing().isSetAside();
    }

    /** Returns when the campaign may hand over its next message; not before now. */
    Instant mayGoAt(Instant now) {
        return terms.pace().mayGoAt(now);
    }

    /** Says whether a message of the campaign may leave now. */
    boolean mayGo(Instant now) {
        return isOpen() && !mayGoAt(now).isAfter(now);
    }

    /** Says whether the next who are due may be made ready now. */
    boolean isAwake(Instant now) {
        return !asleepUntil.isAfter(now) && mayGo(now);
    }

    /** Says whether somebody is due who may be made ready now. */
    boolean isAnybodyDue(Transaction tx) {
        return isAwake(tx.now())
                && RecipientCounts.nextDue(tx, campaign().id())
                        .filter(next -> !next.at().isAfter(tx.now()))
                        .isPresent();
    }

    /** Looks at the campaign again: it may have been paused, deleted or updated meanwhile. */
    void refresh(Transaction tx) {
        Campaign was = campaign();
        if (Campaigns.isAsItWas(tx, was)) {
            return;
        }
        Campaign now = Campaigns.find(tx, was.id()).orElseThrow();
        active = now.state() == CampaignState.ACTIVE;
        if (now.revision() == was.revision()) {
            terms = terms.of(now);
        } else {
            terms = senders.terms(tx, now);
            startOver();
        }
    }

    /** Pauses the campaign when too many of its emails come back. */
    void watchBounces(Transaction tx) {
        bounces.check(tx, this);
    }

    /** Takes the next who are due, to make messages for them. */
    List<Recipient> next(Transaction tx, int most) {
        List<Recipient> next = due.next(tx, most);
        ready.prepares(next);
        return next;
    }

    /** Takes in a message that can leave; one made from older texts is made anew. */
    void add(Ready message) {
        if (message.revision() == campaign().revision()) {
            ready.add(message);
        }
    }

    /** Begins anew with the first who is due, but not before the given time. */
    void sleepUntil(Instant moment) {
        startOver();
        asleepUntil = moment;
    }

    private void startOver() {
        ready.clear();
        due.startOver();
    }
}
