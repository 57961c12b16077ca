package outlay.delivery.pace;

import outlay.campaign.plan.Limits;

/** How long a sender waits between two emails. */
public enum Gaps {
    /** Drawn from the message's number, so that every run draws the same one. */
    DRAWN {
        @Override
        long after(long message, Limits limits) {
            long spread = limits.gapMax() - limits.gapMin() + 1L;
            return limits.gapMin()
                    + Math.floorMod(Long.hashCode(message * 0x9E3779B97F4A7C15L), spread);
        }
    },

    /** As long as they are on average: the numbers that messages will have are not known. */
    MEAN {
        @Override
        long after(long message, Limits limits) {
            long half = Math.floorMod(message, 2L);
            return (limits.gapMin() + limits.gapMax() + half) / 2;
        }
    };

    /** Returns the seconds after a message. */
    abstract long after(long message, Limits limits);
}
