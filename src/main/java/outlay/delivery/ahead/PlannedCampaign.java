package outlay.delivery.ahead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import outlay.campaign.Campaign;
import outlay.delivery.pace.Rotation;
import outlay.delivery.pace.Slots;

/** One campaign, and who waits for a first email, for whom all its lanes are there. */
final class PlannedCampaign implements Comparable<PlannedCampaign> {
    private final Campaign campaign;
    private final int place;
    private final WaitingRow firstEmails = new WaitingRow();
    private final Arrivals putOff = new Arrivals();

    /**
     * Begins with nobody.
     *
     * @param place among the campaigns: an earlier one has the first emails before a later one
     */
    PlannedCampaign(Campaign campaign, int place) {
        this.campaign = campaign;
        this.place = place;
    }

    @Override
    public int compareTo(PlannedCampaign other) {
        return Integer.compare(place, other.place);
    }

    Campaign campaign() {
        return campaign;
    }

    WaitingRow firstEmails() {
        return firstEmails;
    }

    /** Sends what may leave now by these lanes. */
    void sendFirstEmails(List<PlannedLane> lanes, Slots slots, Calendar calendar) {
        if (!firstEmails.hasDue(slots.now())) {
            return;
        }
        if (lanes.size() == 1) {
            send(lanes.get(0), slots, calendar);
        } else {
            deal(lanes, slots, calendar);
        }
        putOff.into(firstEmails);
    }

    private void send(PlannedLane lane, Slots slots, Calendar calendar) {
        while (firstEmails.hasDue(slots.now()) && lane.mayWrite(slots)) {
            Cohort cohort = firstEmails.take(slots.left(lane.pace()), null);
            if (isHour(cohort, slots)) {
                slots.take(lane.pace(), cohort.size());
                lane.write(cohort, slots.now(), calendar);
            }
        }
    }

    private boolean isHour(Cohort cohort, Slots slots) {
        boolean isHour = cohort.isHour(slots.now());
        if (!isHour) {
            putOff.add(cohort.awaitingHour(slots.now()));
        }
        return isHour;
    }

    private void deal(List<PlannedLane> lanes, Slots slots, Calendar calendar) {
        Rotation<PlannedLane> rotation = new Rotation<>();
        lanes.forEach(lane -> rotation.add(lane, lane.mailbox(), lane.left(slots)));
        while (firstEmails.hasDue(slots.now())
                && rotation.next(lane -> lane.mayWrite(slots)).isPresent()) {
            Cohort cohort = firstEmails.take(Long.MAX_VALUE, null);
            if (isHour(cohort, slots)) {
                deal(cohort, rotation, slots, calendar);
            }
        }
    }

    /** Deals recipients to the lanes, one by one. */
    private void deal(
            Cohort cohort, Rotation<PlannedLane> rotation, Slots slots, Calendar calendar) {
        Map<PlannedLane, LongStream.Builder> hands = new LinkedHashMap<>();
        int dealt = 0;
        Optional<PlannedLane> next = rotation.next(lane -> lane.mayWrite(slots));
        while (next.isPresent() && dealt < cohort.size()) {
            slots.take(next.get().pace(), 1);
            hands.computeIfAbsent(next.get(), lane -> LongStream.builder()).add(cohort.id(dealt));
            rotation.took();
            dealt++;
            next = rotation.next(lane -> lane.mayWrite(slots));
        }
        hands.forEach((lane, ids) -> write(lane, cohort, ids.build().toArray(), slots, calendar));
        if (dealt < cohort.size()) {
            firstEmails.add(cohort.rest(dealt));
        }
    }

    private static void write(
            PlannedLane lane, Cohort cohort, long[] ids, Slots slots, Calendar calendar) {
        lane.write(cohort.with(ids, ids.length), slots.now(), calendar);
    }
}
