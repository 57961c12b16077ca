package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.DueRow;
import outlay.campaign.Recipient;
import outlay.delivery.Tally;

/**
 * One campaign by one outlet. Used by the thread that keeps the database; a name for others.
 *
 * <p>Its follow-ups are its own; who waits for a first email may be served by any lane of the
 * campaign, and goes back to them when this one cannot go on.
 */
final class Lane {
    private final CampaignRun course;
    private final Outlet outlet;
    private final RowWalk followUps;
    private final ReadyQueue ready = new ReadyQueue();

    /** Those who are next, and wait until the outlet has been reached. */
    private final List<Recipient> next = new ArrayList<>();

    /** How many disturbances there were when the first of them was read. */
    private long read;

    private Terms terms;
    private Instant asleepUntil = Instant.MIN;

    Lane(CampaignRun course, Outlet outlet, Terms terms) {
        this.course = course;
        this.outlet = outlet;
        this.terms = terms;
        this.followUps = new RowWalk(DueRow.followUps(course.campaign().id(), outlet.mailboxId()));
    }

    CampaignRun course() {
        return course;
    }

    Campaign campaign() {
        return course.campaign();
    }

    Outlet outlet() {
        return outlet;
    }

    Terms terms() {
        return terms;
    }

    ReadyQueue ready() {
        return ready;
    }

    Tally tally() {
        return course.tally();
    }

    /** Returns the walk along those who wait for a follow-up by this lane. */
    RowWalk followUps() {
        return followUps;
    }

    /** Says whether the lane may still send in this run. */
    boolean isOpen() {
        return course.isActive() && outlet.isOpen() && !terms.standing().isSetAside();
    }

    /** Returns when the next message may be handed over; not before now. */
    Instant mayGoAt(Instant now) {
        return terms.pace().mayGoAt(now);
    }

    /** Says whether a message may leave now. */
    boolean mayGo(Instant now) {
        return isOpen() && !mayGoAt(now).isAfter(now);
    }

    /** Says whether the next who are due may be made ready now. */
    boolean isAwake(Instant now) {
        return !asleepUntil.isAfter(now) && mayGo(now);
    }

    /**
     * Takes somebody who is due.
     *
     * @param disturbances how many there were when he was read
     */
    void take(Recipient recipient, long disturbances) {
        read = next.isEmpty() ? disturbances : read;
        next.add(recipient);
        ready.prepares(recipient);
        outlet.takes();
    }

    /** Says whether somebody is next who is to be written to. */
    boolean hasNext() {
        return !next.isEmpty();
    }

    /** Returns how many disturbances there were before those who are next may have changed. */
    long read() {
        return read;
    }

    /** Hands over those who are next, to make messages for them. */
    List<Recipient> next() {
        List<Recipient> all = List.copyOf(next);
        next.clear();
        return all;
    }

    /** Takes in a message that can leave; one made from older texts is made anew. */
    void readied(Ready message) {
        ready.prepared(message.recipient());
        if (isOpen() && message.revision() == terms.letters().revision()) {
            ready.add(message);
        } else {
            giveBack(message.recipient());
        }
    }

    /** Takes note that somebody gets no message, or none now. */
    void hasNoMessage(Recipient recipient) {
        ready.prepared(recipient);
        isDone(recipient);
    }

    /** Takes note that nothing to a recipient is ready or made ready any more. */
    void isDone(Recipient recipient) {
        outlet.isDone();
        walk(recipient).isDone(recipient.id());
    }

    private void giveBack(Recipient recipient) {
        outlet.isDone();
        walk(recipient).giveBack(recipient.id());
    }

    /** Passes over a recipient from now on: in this run he is not tried again. */
    void passOver(Recipient recipient) {
        walk(recipient).passOver(recipient.id());
    }

    /** Lets a recipient be tried again, when he is due. */
    void takeBack(Recipient recipient) {
        walk(recipient).takeBack(recipient.id());
    }

    private RowWalk walk(Recipient recipient) {
        return recipient.stepsSent() == 0 ? course.firstEmails() : followUps;
    }

    /** Lets others have those who are next, when nothing may leave here now. */
    void release() {
        next.forEach(ready::prepared);
        next.forEach(this::giveBack);
        next.clear();
        ready.clear().forEach(message -> giveBack(message.recipient()));
    }

    /** Goes on with other terms, and makes all messages anew. */
    void renew(Terms other) {
        terms = other;
        startOver();
    }

    /** Begins anew with the first who is due, but not before the given time. */
    void sleepUntil(Instant moment) {
        startOver();
        asleepUntil = moment;
    }

    private void startOver() {
        release();
        followUps.startOver();
        course.firstEmails().startOver();
    }
}
