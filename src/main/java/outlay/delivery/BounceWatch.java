package outlay.delivery;

import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.BounceLimit;
import outlay.db.Transaction;

/** Pauses campaigns of which too many emails come back, before that ruins their sender. */
final class BounceWatch {
    private BounceWatch() {}

    /** Looks at the campaigns of a run while it goes on. */
    static void duringRun(Transaction tx, List<Lane> lanes) {
        for (Lane lane : lanes) {
            if (lane.isOpen() && lane.tally().hasManyNewBounces()) {
                Counts counts = Counts.of(tx, lane.campaign());
                if (counts.limit().isExceededMeanwhile(counts.bounced(), counts.tried())) {
                    counts.pause(tx, lane.campaign());
                    lane.refresh(tx);
                }
            }
        }
    }

    /** Looks at a campaign when a run, or a look into the mailbox, has ended. */
    static void afterwards(Transaction tx, Campaign campaign) {
        if (campaign.state() == CampaignState.ACTIVE) {
            Counts counts = Counts.of(tx, campaign);
            if (counts.limit().isExceeded(counts.bounced(), counts.tried())) {
                counts.pause(tx, campaign);
            }
        }
    }

    /** What was tried since the campaign was started, and what of it came back. */
    private record Counts(long tried, long bounced, BounceLimit limit) {
        static Counts of(Transaction tx, Campaign campaign) {
            return new Counts(
                    MessageStore.tried(tx, campaign.id(), campaign.countedFrom()),
                    MessageStore.bounced(tx, campaign.id(), campaign.countedFrom()),
                    campaign.settings().bounceLimit());
        }

        void pause(Transaction tx, Campaign campaign) {
            Campaigns.pauseBecause(
                    tx,
                    campaign,
                    bounced
                            + " of "
                            + tried
                            + " emails bounced, the limit is "
                            + limit.percent()
                            + " %");
        }
    }
}
