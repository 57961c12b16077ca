package outlay.delivery.sending;

import outlay.db.Transaction;
import outlay.delivery.BounceWatch;
import outlay.delivery.Tally;

/**
 * Has a campaign's bounces looked at while it is being sent: when they have grown by a fiftieth,
 * because to count all its messages takes long.
 */
final class BounceAlarm {
    private long lookedAt;

    /** Pauses the campaign when too many of its emails come back. */
    void check(Transaction tx, CampaignRun course) {
        long bounced = course.tally().get(Tally.Fate.BOUNCED);
        if (!course.isActive() || !hasGrown(bounced)) {
            return;
        }
        lookedAt = bounced;
        if (BounceWatch.meanwhile(tx, course.campaign())) {
            course.refresh(tx);
        }
    }

    private boolean hasGrown(long bounced) {
        return bounced > lookedAt + lookedAt / 50;
    }
}
