package outlay.delivery.ahead;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.delivery.pace.MailboxUse;
import outlay.delivery.pace.Pace;
import outlay.delivery.pace.Slots;

/** One campaign by one mailbox, or by a sender of its own; and who waits for a follow-up by it. */
final class PlannedLane {
    private final PlannedCampaign course;
    private final String mailbox;
    private final @Nullable MailboxUse use;
    private final Pace pace;
    private final WaitingRow followUps = new WaitingRow();
    private final Arrivals arrivals = new Arrivals();

    /** When it may next be its turn; until then nothing of it leaves. */
    private Instant wakesAt = Instant.MAX;

    // The day on which something has left last, and where that is counted.
    private LocalDate day = LocalDate.MIN;
    private Optional<Calendar.Counts> counts = Optional.empty();

    /**
     * Begins with nobody.
     *
     * @param mailbox its name; empty for a sender of the campaign's own
     */
    PlannedLane(PlannedCampaign course, String mailbox, @Nullable MailboxUse use, Pace pace) {
        this.course = course;
        this.mailbox = mailbox;
        this.use = use;
        this.pace = pace;
    }

    PlannedCampaign course() {
        return course;
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

    /** Returns how many of today's emails the mailbox has left, those under way taken off. */
    long left(Slots slots) {
        return use == null ? 0 : use.left(slots.now()) - slots.taken(use);
    }

    /** Finds out when it may be its turn, from a moment on; false when it never is. */
    boolean sleep(Instant from) {
        Cohort followUp = followUps.next();
        Cohort firstEmail = course.firstEmails().next();
        Cohort next =
                firstEmail == null
                                || (followUp != null && followUp.due().isBefore(firstEmail.due()))
                        ? followUp
                        : firstEmail;
        if (next == null) {
            return false;
        }
        wakesAt = pace.mayGoAt(next.due().isAfter(from) ? next.due() : from);
        return true;
    }

    /** Says whether another email may leave. */
    boolean mayWrite(Slots slots) {
        return slots.left(pace) > 0;
    }

    /** Says whether anybody is due for a follow-up. */
    boolean hasFollowUpsDue(Slots slots) {
        return followUps.hasDue(slots.now());
    }

    /**
     * Sends follow-ups to those who are next, or puts them off when it is not their hour.
     *
     * @param other who is next in another lane, of whom none may come before them
     */
    void sendFollowUps(@Nullable Cohort other, Slots slots, Calendar calendar) {
        Cohort cohort = followUps.take(slots.left(pace), other);
        if (cohort.isHour(slots.now())) {
            slots.take(pace, cohort.size());
            write(cohort, slots.now(), calendar);
        } else {
            arrivals.add(cohort.awaitingHour(slots.now()));
        }
    }

    /** Sends to those who were taken out of a row, and for whom slots were. */
    void write(Cohort cohort, Instant now, Calendar calendar) {
        count(cohort, now, calendar);
        int sent = cohort.stepsSent() + 1;
        if (sent < course.campaign().steps().size()) {
            Duration days = Duration.ofDays(course.campaign().step(sent + 1).afterDays());
            arrivals.add(cohort.sent(now.truncatedTo(ChronoUnit.SECONDS).plus(days)));
        }
    }

    private void count(Cohort cohort, Instant now, Calendar calendar) {
        LocalDate today = cohort.hours().day(now);
        if (!today.equals(day)) {
            day = today;
            counts = calendar.counts(course.campaign(), mailbox, today);
        }
        int step = cohort.stepsSent() + 1;
        boolean isLast = step == course.campaign().steps().size();
        counts.ifPresent(each -> each.add(now, step, isLast, cohort.size()));
    }

    /** Has those wait who were written to, or put off. */
    void settle() {
        arrivals.into(followUps);
    }
}
