package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.DuePlace;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientCounts;
import outlay.campaign.Recipients;
import outlay.db.Transaction;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.SenderLimits;
import outlay.delivery.writing.LetterWriter;

/**
 * One campaign in one run: who is next, what is ready to leave, how fast it may go. Used by the
 * thread that keeps the database; only {@link #letters} is for others.
 */
final class Lane {
    private final byte[] tokenKey;
    private final SenderLimits limits;
    private final Standings standings;
    private final Tally tally = new Tally();
    private final BounceAlarm bounces = new BounceAlarm();
    private final Deque<Ready> followUps = new ArrayDeque<>();
    private final Deque<Ready> firstEmails = new ArrayDeque<>();

    private Campaign campaign;
    private volatile LetterWriter letters;
    private Pace pace;
    private Standing standing;

    /** Those whom the server has refused because of us: in this run they are not tried again. */
    private final Set<Long> refused = new HashSet<>();

    private DuePlace followUpPlace;
    private DuePlace firstEmailPlace;
    private int preparing;
    private int preparingFollowUps;
    private boolean open = true;
    private Instant asleepUntil = Instant.MIN;

    private Lane(
            Transaction tx,
            Campaign campaign,
            SenderLimits limits,
            Standings standings,
            byte[] tokenKey) {
        this.tokenKey = tokenKey.clone();
        this.limits = limits;
        this.standings = standings;
        this.campaign = campaign;
        this.letters = LetterWriter.of(tx, campaign, tokenKey);
        this.pace = limits.pace(tx, campaign);
        this.standing = standings.of(campaign);
        this.followUpPlace = DuePlace.start(campaign.id(), false);
        this.firstEmailPlace = DuePlace.start(campaign.id(), true);
    }

    /** Opens a lane; those of one run share what their senders have sent. */
    static Lane of(
            Transaction tx,
            Campaign campaign,
            SenderLimits limits,
            Standings standings,
            byte[] tokenKey) {
        return new Lane(tx, campaign, limits, standings, tokenKey);
    }

    boolean isOf(Campaign other) {
        return campaign.id() == other.id();
    }

    Campaign campaign() {
        return campaign;
    }

    LetterWriter letters() {
        return letters;
    }

    Pace pace() {
        return pace;
    }

    Tally tally() {
        return tally;
    }

    /** Returns the address of its From. */
    String sender() {
        return letters.sender();
    }

    /** Returns how its sender stands with the mail server. */
    Standing standing() {
        return standing;
    }

    /** Passes over a recipient from now on. */
    void passOver(long recipient) {
        refused.add(recipient);
    }

    /** Lets a recipient be tried again, when he is due. */
    void takeBack(long recipient) {
        refused.remove(recipient);
    }

    /** Says whether the campaign may still send in this run. */
    boolean isOpen() {
        return open && !standing.isSetAside();
    }

    /** Looks at the campaign again: it may have been paused, deleted or updated meanwhile. */
    void refresh(Transaction tx) {
        if (!Campaigns.isAsItWas(tx, campaign)) {
            Campaign now = Campaigns.find(tx, campaign.id()).orElseThrow();
            open = now.state() == CampaignState.ACTIVE;
            if (now.revision() != campaign.revision()) {
                letters = LetterWriter.of(tx, now, tokenKey);
                pace = limits.pace(tx, now);
                standing = standings.of(now);
                startOver();
            }
            campaign = now;
        }
    }

    /** Pauses the campaign when too many of its emails come back. */
    void watchBounces(Transaction tx) {
        bounces.check(tx, this);
    }

    /** Forgets what was made ready, and begins with the first who is due. */
    void startOver() {
        followUps.clear();
        firstEmails.clear();
        followUpPlace = DuePlace.start(campaign.id(), false);
        firstEmailPlace = DuePlace.start(campaign.id(), true);
    }

    /** Begins anew with the first who is due, but not before the given time. */
    void sleepUntil(Instant moment) {
        startOver();
        asleepUntil = moment;
    }

    /** Says whether the next who are due may be made ready now. */
    boolean isAwake(Instant now) {
        return isOpen() && !asleepUntil.isAfter(now) && !mayGoAt(now).isAfter(now);
    }

    /** Says whether somebody is due who may be made ready now. */
    boolean isAnybodyDue(Transaction tx) {
        return isAwake(tx.now())
                && RecipientCounts.nextDue(tx, campaign.id())
                        .filter(next -> !next.at().isAfter(tx.now()))
                        .isPresent();
    }

    /** Returns how many are being made ready, or are. */
    int underWay() {
        return preparing + followUps.size() + firstEmails.size();
    }

    /**
     * Returns the next who are due: follow-ups, and first emails only when none of those is left.
     */
    List<Recipient> next(Transaction tx, int most) {
        List<Recipient> next = followUps(tx, most);
        preparingFollowUps += next.size();
        if (next.size() < most) {
            next.addAll(firstEmails(tx, most - next.size()));
        }
        preparing += next.size();
        return next;
    }

    private List<Recipient> followUps(Transaction tx, int most) {
        List<Recipient> due = Recipients.due(tx, followUpPlace, tx.now(), most);
        followUpPlace = followUpPlace.behind(due);
        return withoutRefused(due);
    }

    private List<Recipient> firstEmails(Transaction tx, int most) {
        List<Recipient> due = Recipients.due(tx, firstEmailPlace, tx.now(), most);
        firstEmailPlace = firstEmailPlace.behind(due);
        return withoutRefused(due);
    }

    private List<Recipient> withoutRefused(List<Recipient> due) {
        List<Recipient> rest = new ArrayList<>(due);
        rest.removeIf(recipient -> refused.contains(recipient.id()));
        return rest;
    }

    /** Takes note that one of those handed out by {@link #next} has been dealt with. */
    void prepared(Recipient recipient) {
        preparing--;
        if (recipient.stepsSent() > 0) {
            preparingFollowUps--;
        }
    }

    /** Says whether a follow-up will be ready soon, for which first emails have to wait. */
    boolean isPreparingFollowUps() {
        return preparingFollowUps > 0;
    }

    /** Takes in a message that can leave; one made from older texts is made anew. */
    void add(Ready ready) {
        if (ready.revision() != campaign.revision()) {
            return;
        }
        (ready.recipient().stepsSent() > 0 ? followUps : firstEmails).addLast(ready);
    }

    /** Takes the next follow-up, or the next first email, that is ready. */
    Optional<Ready> take(boolean firstEmail) {
        return Optional.ofNullable((firstEmail ? firstEmails : followUps).pollFirst());
    }

    boolean hasReady(boolean firstEmail) {
        return !(firstEmail ? firstEmails : followUps).isEmpty();
    }

    boolean hasReady() {
        return hasReady(true) || hasReady(false);
    }

    /** Returns when the campaign may hand over its next message; not before now. */
    Instant mayGoAt(Instant now) {
        return pace.mayGoAt(now);
    }
}
