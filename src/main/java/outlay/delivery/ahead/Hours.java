package outlay.delivery.ahead;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import outlay.campaign.Campaign;
import outlay.campaign.plan.Schedule;

/**
 * When recipients of a campaign may be written to, and for which day it counts. Remembers what was
 * asked last: of a million recipients many are asked about at the same moment.
 */
final class Hours {
    private final Schedule schedule;
    private final boolean differ;
    private final ZoneId timezone;

    private Instant closes = Instant.MAX;
    private Instant opens = Instant.MAX;

    private Instant minute = Instant.MIN;
    private LocalDate day = LocalDate.MIN;

    private Hours(Campaign campaign, Schedule schedule, boolean differ) {
        this.schedule = schedule;
        this.differ = differ;
        this.timezone = campaign.settings().schedule().timezone();
    }

    /** Returns those of all alike; that they are kept to is for the campaign's pace. */
    static Hours ofAll(Campaign campaign) {
        return new Hours(campaign, campaign.settings().schedule(), false);
    }

    /** Returns those of a contact. */
    static Hours of(Campaign campaign, Schedule schedule) {
        return new Hours(campaign, schedule, true);
    }

    boolean isOf(Schedule other) {
        return schedule.equals(other);
    }

    boolean isOpen(Instant now) {
        return !differ || nextOpen(now).equals(now);
    }

    Instant nextOpen(Instant now) {
        if (now.isBefore(closes) && !now.isBefore(opens)) {
            return now;
        }
        if (now.isBefore(opens) && !now.isBefore(closes)) {
            return opens;
        }
        opens = schedule.nextOpen(now);
        closes = opens.equals(now) ? schedule.closing(now) : now;
        return opens;
    }

    /** Returns the day for which an email counts; days begin and windows open at whole minutes. */
    LocalDate day(Instant now) {
        Instant asked = now.truncatedTo(ChronoUnit.MINUTES);
        if (!asked.equals(minute)) {
            minute = asked;
            day = Calendar.day(schedule, now, timezone);
        }
        return day;
    }
}
