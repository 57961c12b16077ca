package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.DueRow;
import outlay.db.Transaction;
import outlay.delivery.Tally;

/**
 * One campaign in one run: as it is now, what has become of it, and those who wait for their first
 * email, for whom all its lanes are there. Used by the thread that keeps the database.
 */
final class CampaignRun {
    private final Senders senders;
    private final RowWalk firstEmails;
    private final List<Lane> lanes = new ArrayList<>();
    private final Tally tally = new Tally();
    private final BounceAlarm bounces = new BounceAlarm();
    private Campaign campaign;
    private boolean active = true;

    /** Begins with a lane for each outlet. */
    CampaignRun(Transaction tx, Campaign campaign, Senders senders, List<Outlet> outlets) {
        this.campaign = campaign;
        this.senders = senders;
        this.firstEmails = new RowWalk(DueRow.firstEmails(campaign.id()));
        for (Outlet outlet : outlets) {
            lanes.add(new Lane(this, outlet, senders.terms(tx, campaign, outlet)));
        }
    }

    boolean isOf(Campaign other) {
        return campaign.id() == other.id();
    }

    Campaign campaign() {
        return campaign;
    }

    List<Lane> lanes() {
        return lanes;
    }

    RowWalk firstEmails() {
        return firstEmails;
    }

    Tally tally() {
        return tally;
    }

    /** Says whether the campaign may still send in this run. */
    boolean isActive() {
        return active;
    }

    /** Looks at the campaign again: it may have been paused, deleted or updated meanwhile. */
    void refresh(Transaction tx) {
        if (Campaigns.isAsItWas(tx, campaign)) {
            return;
        }
        long revision = campaign.revision();
        campaign = Campaigns.find(tx, campaign.id()).orElseThrow();
        active = campaign.state() == CampaignState.ACTIVE && areOurs();
        if (campaign.revision() != revision) {
            lanes.forEach(lane -> lane.renew(senders.terms(tx, campaign, lane.outlet())));
        }
    }

    /** With other limits or another sender, others may count its emails. */
    private boolean areOurs() {
        return lanes.stream().allMatch(lane -> senders.areOurs(campaign, lane.outlet().mailbox()));
    }

    /** Goes on with what is written about a mailbox now. */
    void renew(Transaction tx, Outlet outlet) {
        lanes.stream()
                .filter(lane -> lane.outlet() == outlet)
                .forEach(lane -> lane.renew(senders.terms(tx, campaign, outlet)));
    }

    /** Pauses the campaign when too many of its emails come back. */
    void watchBounces(Transaction tx) {
        bounces.check(tx, this);
    }
}
