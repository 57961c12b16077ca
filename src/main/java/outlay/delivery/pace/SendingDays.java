package outlay.delivery.pace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import outlay.LocalDay;
import outlay.delivery.SentMessages;
import outlay.mailbox.Quota;

/** The calendar days on which something was sent, as far as a ramp asks for them. */
final class SendingDays {
    /** How many there were before the day on which the run began. */
    private final int before;

    private final LocalDate begun;
    private final ZoneId timezone;
    private final int most;

    // What was asked last: a run asks about one day again and again.
    private LocalDate day;
    private long sentBeforeDay;
    private int daysBeforeDay;

    private SendingDays(int before, LocalDate begun, Quota quota) {
        this.before = before;
        this.begun = begun;
        this.timezone = quota.timezone();
        this.most = quota.daysThatMatter();
        this.day = begun;
        this.daysBeforeDay = before;
    }

    static SendingDays load(SentMessages sent, Quota quota, Instant now) {
        ZoneId timezone = quota.timezone();
        LocalDay today = LocalDay.of(now, timezone);
        int days = 0;
        Optional<Instant> next = sent.first(Instant.EPOCH);
        while (days < quota.daysThatMatter() && next.filter(today.start()::isAfter).isPresent()) {
            days++;
            next = sent.first(LocalDay.of(next.get(), timezone).end());
        }
        return new SendingDays(days, today.date(), quota);
    }

    /**
     * Returns how many there were before a day.
     *
     * @param sent what has left since the run began, and before
     */
    int before(LocalDate asked, Moments sent) {
        if (!asked.isAfter(begun)) {
            return before;
        }
        long sentBefore = sent.count() - sent.since(start(asked));
        if (!asked.equals(day) || sentBefore != sentBeforeDay) {
            day = asked;
            sentBeforeDay = sentBefore;
            daysBeforeDay = count(start(asked), sent);
        }
        return daysBeforeDay;
    }

    private int count(Instant end, Moments sent) {
        int days = before;
        Optional<Instant> next = sent.first(start(begun));
        while (days < most && next.filter(end::isAfter).isPresent()) {
            days++;
            next = sent.first(LocalDay.of(next.get(), timezone).end());
        }
        return days;
    }

    private Instant start(LocalDate date) {
        return LocalDay.of(date, timezone).start();
    }
}
