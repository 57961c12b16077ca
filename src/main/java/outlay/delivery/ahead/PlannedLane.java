package outlay.delivery.ahead;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import outlay.campaign.Campaign;

/** One campaign by one sender. */
final class PlannedLane {
    private final PlannedCampaign course;
    private final PlannedSender sender;
    private final Arrivals written;
    private final Arrivals putOff;

    // The day on which something has left last, and where that is counted.
    private LocalDate day = LocalDate.MIN;
    private Optional<Calendar.Counts> counts = Optional.empty();

    PlannedLane(PlannedCampaign course, PlannedSender sender) {
        this.course = course;
        this.sender = sender;
        this.written = arrivals();
        this.putOff = arrivals();
    }

    PlannedCampaign course() {
        return course;
    }

    PlannedSender sender() {
        return sender;
    }

    /** Returns a way into the row of those who wait for a follow-up by this lane. */
    Arrivals arrivals() {
        return new Arrivals(sender.followUps(), this);
    }

    /**
     * Sends to the first so many of a cohort, or has them wait for their hour where this is not it.
     *
     * @param later into the row in which they wait
     * @return to how many it sends
     */
    int send(Cohort cohort, int count, Arrivals later, Instant now, Calendar calendar) {
        if (!cohort.isHour(now)) {
            cohort.putOff(count, later, now);
            return 0;
        }
        write(cohort, count, now, calendar);
        return count;
    }

    /** Sends a follow-up, in the same way. */
    int sendFollowUp(Cohort cohort, int count, Instant now, Calendar calendar) {
        return send(cohort, count, putOff, now, calendar);
    }

    private void write(Cohort cohort, int count, Instant now, Calendar calendar) {
        Campaign campaign = course.campaign();
        int step = cohort.stepsSent() + 1;
        boolean isLast = step == campaign.steps().size();
        counts(cohort.hours().day(now), calendar)
                .ifPresent(each -> each.add(now, step, isLast, count));
        if (isLast) {
            cohort.drop(count);
        } else {
            Duration days = Duration.ofDays(campaign.step(step + 1).afterDays());
            long due = Instant.ofEpochSecond(now.getEpochSecond()).plus(days).toEpochMilli();
            cohort.move(count, written.cohort(step, cohort.hours()), due);
        }
    }

    private Optional<Calendar.Counts> counts(LocalDate today, Calendar calendar) {
        if (!today.equals(day)) {
            day = today;
            counts = calendar.counts(course.campaign(), sender.mailbox(), today);
        }
        return counts;
    }
}
