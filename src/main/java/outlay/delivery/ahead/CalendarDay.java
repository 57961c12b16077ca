package outlay.delivery.ahead;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What leaves on one day.
 *
 * @param day in the campaign's timezone; the morning hours of a window past midnight belong to the
 *     day on which it began
 * @param mailbox null for a campaign with a sender of its own
 */
public record CalendarDay(
        LocalDate day,
        String campaign,
        @Nullable String mailbox,
        long firstEmails,
        long followUps) {

    /** Returns how many credits are spent: one for each first email. */
    public long credits() {
        return firstEmails;
    }
}
