package outlay.delivery.ahead;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.Slots;

/**
 * A mailbox or another sender, and the campaigns that it sends at one pace: who waits for a
 * follow-up by any of them waits in one row.
 */
final class PlannedSender {
    private final String mailbox;
    private final @Nullable MailboxUse use;
    private final Pace pace;
    private final List<PlannedLane> lanes = new ArrayList<>();
    private final WaitingRow followUps = new WaitingRow();

    /** When it may next be its turn; until then nothing of it leaves. */
    private Instant wakesAt = Instant.MAX;

    /**
     * Begins with nobody.
     *
     * @param mailbox its name; empty for a sender of campaigns' own
     */
    PlannedSender(String mailbox, @Nullable MailboxUse use, Pace pace) {
        this.mailbox = mailbox;
        this.use = use;
        this.pace = pace;
    }

    /** Says whether it sends with this mailbox, and at this pace. */
    boolean isLike(String other, Pace itsPace) {
        return mailbox.equals(other) && pace.isLike(itsPace);
    }

    /** Has it send a campaign too, after those it sends already. */
    PlannedLane add(PlannedCampaign course) {
        PlannedLane lane = new PlannedLane(course, this);
        lanes.add(lane);
        course.add(lane);
        return lane;
    }

    List<PlannedLane> lanes() {
        return lanes;
    }

    String mailbox() {
        return mailbox;
    }

    Pace pace() {
        return pace;
    }

    WaitingRow followUps() {
        return followUps;
    }

    Instant wakesAt() {
        return wakesAt;
    }

    boolean isAwake(Instant now) {
        return wakesAt.equals(now);
    }

    /** Returns how many of today's emails the mailbox has left, those under way taken off. */
    long left(Slots slots) {
        return use == null ? 0 : use.left(slots.now()) - slots.taken(use);
    }

    /** Finds out when it may be its turn, from a moment on; false when it never is. */
    boolean sleep(Instant from) {
        long now = from.toEpochMilli();
        long next = due(followUps.next());
        for (int i = 0; i < lanes.size() && next > now; i++) {
            next = Math.min(next, due(lanes.get(i).course().firstEmails().next()));
        }
        boolean anybody = next < Long.MAX_VALUE;
        wakesAt =
                anybody
                        ? pace.mayGoAt(next > now ? Instant.ofEpochMilli(next) : from)
                        : Instant.MAX;
        return anybody;
    }

    private static long due(@Nullable Cohort cohort) {
        return cohort == null ? Long.MAX_VALUE : cohort.due();
    }

    /**
     * Sends all that may leave now, when nobody else is awake who could use the same limits or
     * write the same first emails.
     */
    void sendAlone(Calendar calendar) {
        long room = pace.room(wakesAt);
        long left = room;
        while (left > 0 && followUps.hasDue(wakesAt)) {
            left -= sendFollowUps(left, wakesAt, null, calendar);
        }
        for (int i = 0; i < lanes.size() && left > 0; i++) {
            PlannedLane lane = lanes.get(i);
            left -= lane.course().sendFirstEmails(lane, left, wakesAt, calendar);
        }
        if (left < room) {
            pace.count(wakesAt, room - left);
        }
        followUps.settle();
    }

    /**
     * Sends follow-ups to those who are next, or puts them off when it is not their hour.
     *
     * @param other who is next with another sender, of whom none may come before them
     * @return how many were sent
     */
    int sendFollowUps(long most, Instant now, @Nullable Cohort other, Calendar calendar) {
        return followUps.take(
                most,
                now,
                other,
                (cohort, count) ->
                        requireNonNull(cohort.lane()).sendFollowUp(cohort, count, now, calendar));
    }
}
