package outlay.campaign;

import java.time.Instant;
import java.util.List;

/**
 * A place in the row of those who wait in one campaign, either for their first email or for a
 * follow-up: in the order in which they become due.
 */
public record DuePlace(long campaign, boolean firstEmail, Instant dueAt, long id) {
    /** Returns the place before all others. */
    public static DuePlace start(long campaign, boolean firstEmail) {
        return new DuePlace(campaign, firstEmail, Instant.EPOCH, 0);
    }

    /** Returns the place behind the next ones in this row; the same one when there are none. */
    public DuePlace behind(List<Recipient> next) {
        if (next.isEmpty()) {
            return this;
        }
        Recipient last = next.get(next.size() - 1);
        return new DuePlace(campaign, firstEmail, last.place().dueAt(), last.id());
    }
}
