package outlay.campaign;

import java.time.Instant;

/**
 * A place in the row of those who wait in one campaign, either for their first email or for a
 * follow-up: in the order in which they become due.
 */
public record DuePlace(long campaign, boolean firstEmail, Instant dueAt, long id) {
    /** Returns the place before all others. */
    public static DuePlace start(long campaign, boolean firstEmail) {
        return new DuePlace(campaign, firstEmail, Instant.EPOCH, 0);
    }

    /** Returns the place of a recipient in this row. */
    public DuePlace at(Recipient recipient) {
        return new DuePlace(campaign, firstEmail, recipient.dueAt(), recipient.id());
    }
}
