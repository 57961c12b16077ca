package outlay.delivery.ahead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.Rotation;
import outlay.delivery.pace.Slots;

/** One campaign, and who waits for a first email, for whom all its lanes are there. */
final class PlannedCampaign {
    private final Campaign campaign;
    private final List<PlannedLane> lanes = new ArrayList<>();
    private final WaitingRow firstEmails = new WaitingRow();
    private final Arrivals putOff = arrivals();

    /** Begins with nobody. */
    PlannedCampaign(Campaign campaign) {
        this.campaign = campaign;
    }

    Campaign campaign() {
        return campaign;
    }

    WaitingRow firstEmails() {
        return firstEmails;
    }

    /** Returns a way into the row of those who wait for a first email. */
    Arrivals arrivals() {
        return new Arrivals(firstEmails, null);
    }

    /** Has it sent by this lane too. */
    void add(PlannedLane lane) {
        lanes.add(lane);
    }

    List<PlannedLane> lanes() {
        return lanes;
    }

    /**
     * Sends what is due by one lane, but not more than so much.
     *
     * @return how many were sent
     */
    int sendFirstEmails(PlannedLane lane, long most, Instant now, Calendar calendar) {
        int sent = 0;
        while (sent < most && firstEmails.hasDue(now)) {
            sent += take(lane, most - sent, now, calendar);
        }
        firstEmails.settle();
        return sent;
    }

    /** Sends to those who are next by a lane, or puts them off when it is not their hour. */
    private int take(PlannedLane lane, long most, Instant now, Calendar calendar) {
        return firstEmails.take(
                most,
                now,
                null,
                (cohort, count) -> lane.send(cohort, count, putOff, now, calendar));
    }

    /** Sends what may leave now by those of its lanes whose senders are awake. */
    void sendFirstEmails(Slots slots, Calendar calendar) {
        List<PlannedLane> awake =
                lanes.stream().filter(lane -> lane.sender().isAwake(slots.now())).toList();
        if (awake.size() == 1) {
            PlannedLane lane = awake.get(0);
            Pace pace = lane.sender().pace();
            slots.take(pace, sendFirstEmails(lane, slots.left(pace), slots.now(), calendar));
        } else if (awake.size() > 1) {
            deal(awake, slots, calendar);
            firstEmails.settle();
        }
    }

    /** Deals recipients to lanes, one by one. */
    private void deal(List<PlannedLane> awake, Slots slots, Calendar calendar) {
        Rotation<PlannedLane> rotation = new Rotation<>();
        awake.forEach(
                lane -> rotation.add(lane, lane.sender().mailbox(), lane.sender().left(slots)));
        Optional<PlannedLane> next = next(rotation, slots);
        while (next.isPresent() && firstEmails.hasDue(slots.now())) {
            if (take(next.get(), 1, slots.now(), calendar) > 0) {
                slots.take(next.get().sender().pace(), 1);
                rotation.took();
                next = next(rotation, slots);
            }
        }
    }

    private static Optional<PlannedLane> next(Rotation<PlannedLane> rotation, Slots slots) {
        return rotation.next(lane -> slots.left(lane.sender().pace()) > 0);
    }
}
