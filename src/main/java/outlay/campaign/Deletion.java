package outlay.campaign;

import org.jspecify.annotations.Nullable;

/**
 * What a deletion did.
 *
 * @param campaign absent when persons were erased from everything
 * @param removed recipients taken out, or persons erased
 * @param returned credits given back: nothing had been sent
 * @param keptSpent credits that stay spent
 * @param inFlight left alone: a message to them is on its way, or in doubt
 */
public record Deletion(
        @Nullable String campaign,
        long removed,
        long returned,
        long keptSpent,
        long inFlight,
        long operation) {

    /** Counts while it goes. */
    static final class Counting {
        long removed;
        long inFlight;
        private long returned;
        private long keptSpent;

        void add(Recipient before, Recipient after) {
            if (before.credit() == RecipientCredit.SPENT) {
                keptSpent++;
            } else if (before.credit() != after.credit()) {
                returned++;
            }
        }

        Deletion of(@Nullable String campaign, long operation) {
            return new Deletion(campaign, removed, returned, keptSpent, inFlight, operation);
        }
    }
}
