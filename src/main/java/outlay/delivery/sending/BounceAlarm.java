package outlay.delivery.sending;

import outlay.db.Transaction;
import outlay.delivery.BounceWatch;

/**
 * Has a campaign's bounces looked at while it is being sent: when they have grown by a fiftieth,
 * because to count all its messages takes long.
 */
final class BounceAlarm {
    private long lookedAt;

    /** Pauses the campaign of a lane when too many of its emails come back. */
    void check(Transaction tx, Lane lane) {
        long bounced = lane.tally().get(Tally.Fate.BOUNCED);
        if (!lane.isOpen() || !hasGrown(bounced)) {
            return;
        }
        lookedAt = bounced;
        if (BounceWatch.meanwhile(tx, lane.campaign())) {
            lane.refresh(tx);
        }
    }

    private boolean hasGrown(long bounced) {
        return bounced > lookedAt + lookedAt / 50;
    }
}
