package outlay.delivery.ahead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import outlay.campaign.Campaign;
import outlay.campaign.RecipientCounts;
import outlay.credit.Balance;
import outlay.credit.Ledger;
import outlay.credit.Purchases;
import outlay.db.Transaction;
import outlay.delivery.pace.Slots;

/**
 * What a sender would send that always runs and takes no time, when nothing comes back: counted,
 * not sent. At each moment at which something may leave it takes whole cohorts of those who are
 * next, and in the same order as a run of {@code send} (decision D142).
 */
public final class Forecast {
    private static final Comparator<PlannedSender> BY_TIME =
            Comparator.comparing(PlannedSender::wakesAt);
    private static final Comparator<PlannedSender> BY_FOLLOW_UPS =
            Comparator.comparing(sender -> sender.followUps().next(), Cohort.ORDER);

    private final Calendar calendar;
    private final List<PlannedCampaign> courses;
    private final Rivals rivals;
    private final PriorityQueue<PlannedSender> asleep = new PriorityQueue<>(BY_TIME);

    private Forecast(Calendar calendar, Lineup lineup) {
        this.calendar = calendar;
        this.courses = lineup.courses();
        this.rivals = new Rivals(lineup.senders());
    }

    /** Looks ahead for so many days, as if these campaigns were all started now. */
    public static Calendar of(Transaction tx, List<Campaign> campaigns, Instant start, int days) {
        Calendar calendar = calendar(tx, campaigns, start, days);
        Lineup lineup = new Lineup(tx);
        campaigns.forEach(lineup::add);
        Purchases.lapsing(tx).forEach(calendar::lapse);
        new Forecast(calendar, lineup).run(lineup.senders(), start);
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

    private void run(List<PlannedSender> senders, Instant start) {
        sleep(senders, start);
        while (!asleep.isEmpty() && !asleep.element().wakesAt().isAfter(calendar.end())) {
            PlannedSender first = asleep.element();
            if (rivals.wakeAt(first).isAfter(first.wakesAt())) {
                sendAlone(asleep.remove());
            } else {
                sendTogether(first.wakesAt());
            }
        }
    }

    private void sleep(List<PlannedSender> senders, Instant now) {
        for (PlannedSender sender : senders) {
            if (sender.sleep(now)) {
                asleep.add(sender);
            }
        }
    }

    /** Goes on until it may be the turn of a rival. */
    private void sendAlone(PlannedSender sender) {
        Instant rival = rivals.wakeAt(sender);
        boolean sleeps = true;
        while (sleeps
                && sender.wakesAt().isBefore(rival)
                && !sender.wakesAt().isAfter(calendar.end())) {
            sender.sendAlone(calendar);
            sleeps = sender.sleep(sender.wakesAt());
        }
        if (sleeps) {
            asleep.add(sender);
        }
    }

    private void sendTogether(Instant now) {
        List<PlannedSender> awake = new ArrayList<>();
        while (!asleep.isEmpty() && asleep.element().isAwake(now)) {
            awake.add(asleep.remove());
        }
        Slots slots = new Slots(now);
        sendFollowUps(awake, slots);
        sendFirstEmails(slots);
        slots.count();
        awake.forEach(sender -> sender.followUps().settle());
        sleep(awake, now);
    }

    /** Of all senders together, in the order in which they are due. */
    private void sendFollowUps(List<PlannedSender> awake, Slots slots) {
        PriorityQueue<PlannedSender> due = new PriorityQueue<>(BY_FOLLOW_UPS);
        addDue(awake, slots, due);
        while (!due.isEmpty()) {
            PlannedSender sender = due.remove();
            long left = slots.left(sender.pace());
            if (left > 0) {
                Cohort other = due.isEmpty() ? null : due.element().followUps().next();
                slots.take(sender.pace(), sender.sendFollowUps(left, slots.now(), other, calendar));
                addDue(List.of(sender), slots, due);
            }
        }
    }

    private static void addDue(
            List<PlannedSender> senders, Slots slots, PriorityQueue<PlannedSender> due) {
        for (PlannedSender sender : senders) {
            if (sender.followUps().hasDue(slots.now())) {
                due.add(sender);
            }
        }
    }

    /** In the order of the campaigns. */
    private void sendFirstEmails(Slots slots) {
        for (PlannedCampaign course : courses) {
            if (course.firstEmails().hasDue(slots.now())) {
                course.sendFirstEmails(slots, calendar);
            }
        }
    }
}
