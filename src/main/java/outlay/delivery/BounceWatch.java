package outlay.delivery;

import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.plan.BounceLimit;
import outlay.db.Transaction;

/** Pauses campaigns of which too many emails come back, before that ruins their sender. */
public final class BounceWatch {
    private BounceWatch() {}

    /**
     * Looks at a campaign while it is being sent.
     *
     * @return whether it was paused
     */
    public static boolean meanwhile(Transaction tx, Campaign campaign) {
        Counts counts = Counts.of(tx, campaign);
        boolean exceeded = counts.limit().isExceededMeanwhile(counts.bounced(), counts.tried());
        if (exceeded) {
            counts.pause(tx, campaign);
        }
        return exceeded;
    }

    /** Looks at a campaign when a run, or a look into the mailbox, has ended. */
    public static void afterwards(Transaction tx, Campaign campaign) {
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
