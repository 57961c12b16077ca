package outlay.campaign;

import java.time.Instant;
import java.util.List;

/** A place in a row of those who wait, in the order in which they become due. */
public record DuePlace(DueRow row, Instant dueAt, long id) {
    /** Returns the place before all others. */
    public static DuePlace start(DueRow row) {
        return new DuePlace(row, Instant.EPOCH, 0);
    }

    /** Returns the place behind the next ones in this row; the same one when there are none. */
    public DuePlace behind(List<Recipient> next) {
        if (next.isEmpty()) {
            return this;
        }
        Recipient last = next.get(next.size() - 1);
        return new DuePlace(row, last.place().dueAt(), last.id());
    }
}
