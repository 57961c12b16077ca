package outlay.delivery.ahead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.RecipientCounts;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.db.Transaction;
import outlay.delivery.pace.Slots;

/**
 * What a sender would send that always runs and takes no time, when nothing comes back: counted,
 * not sent. At each moment at which something may leave it takes whole cohorts of those who are
 * next, and in the same order as a run of {@code send} (decision D142).
 */
public final class Forecast {
    private static final Comparator<PlannedLane> BY_TIME =
            Comparator.comparing(PlannedLane::wakesAt);
    private static final Comparator<PlannedLane> BY_FOLLOW_UPS =
            Comparator.comparing(lane -> lane.followUps().next(), Cohort.ORDER);

    private final Calendar calendar;
    private final PriorityQueue<PlannedLane> asleep = new PriorityQueue<>(BY_TIME);

    private Forecast(Calendar calendar) {
        this.calendar = calendar;
    }

    /** Looks ahead for so many days, as if these campaigns were all started now. */
    public static Calendar of(Transaction tx, List<Campaign> campaigns, Instant start, int days) {
        Calendar calendar = calendar(tx, campaigns, start, days);
        Lineup lineup = new Lineup(tx);
        campaigns.forEach(lineup::add);
        new Forecast(calendar).run(lineup.lanes(), start);
        return calendar;
    }

    /** Returns a calendar with nothing in it. */
    static Calendar calendar(Transaction tx, List<Campaign> campaigns, Instant start, int days) {
        Calendar calendar = new Calendar(campaigns, start, days, credits(tx));
        calendar.begins(waiting(tx, campaigns));
        return calendar;
    }

    /** Returns how many wait for an email, held back or not. */
    static long waiting(Transaction tx, List<Campaign> campaigns) {
        return campaigns.stream().mapToLong(each -> RecipientCounts.waiting(tx, each.id())).sum();
    }

    /** Returns how many credits are left, available or reserved. */
    static long credits(Transaction tx) {
        Balance balance = Ledger.balance(tx);
        return balance.available() + balance.reserved();
    }

    private void run(List<PlannedLane> lanes, Instant start) {
        sleep(lanes, start);
        while (!asleep.isEmpty() && !asleep.element().wakesAt().isAfter(calendar.end())) {
            Instant now = asleep.element().wakesAt();
            List<PlannedLane> awake = new ArrayList<>();
            while (!asleep.isEmpty() && asleep.element().wakesAt().equals(now)) {
                awake.add(asleep.remove());
            }
            send(awake, new Slots(now));
            sleep(awake, now);
        }
    }

    private void sleep(List<PlannedLane> lanes, Instant now) {
        for (PlannedLane lane : lanes) {
            if (lane.sleep(now)) {
                asleep.add(lane);
            }
        }
    }

    private void send(List<PlannedLane> lanes, Slots slots) {
        sendFollowUps(lanes, slots);
        if (lanes.size() == 1) {
            lanes.get(0).course().sendFirstEmails(lanes, slots, calendar);
        } else {
            lanes.stream()
                    .collect(groupingBy(PlannedLane::course, TreeMap::new, toList()))
                    .forEach((course, its) -> course.sendFirstEmails(its, slots, calendar));
        }
        slots.count();
        lanes.forEach(PlannedLane::settle);
    }

    /** Of all lanes together, in the order in which they are due. */
    private void sendFollowUps(List<PlannedLane> lanes, Slots slots) {
        PriorityQueue<PlannedLane> due = new PriorityQueue<>(BY_FOLLOW_UPS);
        for (PlannedLane lane : lanes) {
            if (lane.hasFollowUpsDue(slots)) {
                due.add(lane);
            }
        }
        while (!due.isEmpty()) {
            PlannedLane lane = due.remove();
            if (lane.mayWrite(slots)) {
                lane.sendFollowUps(next(due), slots, calendar);
                if (lane.hasFollowUpsDue(slots)) {
                    due.add(lane);
                }
            }
        }
    }

    private static @Nullable Cohort next(PriorityQueue<PlannedLane> due) {
        PlannedLane lane = due.peek();
        return lane == null ? null : lane.followUps().next();
    }
}
