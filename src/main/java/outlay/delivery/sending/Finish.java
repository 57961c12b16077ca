package outlay.delivery.sending;

import java.util.List;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.db.Transaction;
import outlay.delivery.BounceWatch;

/** What a run ends with. */
final class Finish {
    private final List<Lane> lanes;
    private final RunState run;
    private final boolean isOfAll;

    /** Looks back on a run of these campaigns, or of all there are. */
    Finish(List<Lane> lanes, RunState run, boolean isOfAll) {
        this.lanes = lanes;
        this.run = run;
        this.isOfAll = isOfAll;
    }

    /** Records what only the whole run says about its senders and campaigns. */
    boolean record(Settlement settlement) {
        for (Lane lane : lanes) {
            lane.terms().standing().finish().forEach(refusal -> refusal.putOff(settlement));
        }
        Transaction tx = settlement.tx();
        for (Lane lane : lanes) {
            lane.refresh(tx);
            BounceWatch.afterwards(tx, lane.campaign());
            keepRefusal(tx, lane);
        }
        return true;
    }

    private static void keepRefusal(Transaction tx, Lane lane) {
        Standing standing = lane.terms().standing();
        if (standing.isSetAside() || lane.tally().get(Tally.Fate.SENT) > 0) {
            Campaigns.keepRefusal(tx, lane.campaign(), standing.words());
        }
    }

    /** What a run of all campaigns leaves alone, because it does not send, is said too. */
    SendResult result(Transaction tx) {
        List<Campaign> others =
                Campaigns.all(tx).stream()
                        .filter(campaign -> isOfAll && campaign.state() != CampaignState.ACTIVE)
                        .filter(campaign -> lanes.stream().noneMatch(lane -> lane.isOf(campaign)))
                        .toList();
        return SendResult.of(tx, lanes, others, run.whyNoMore(), failure());
    }

    /** Returns why emails that are due did not leave: in the server's words. */
    private Optional<String> failure() {
        return lanes.stream()
                .flatMap(lane -> refusal(lane.terms()).stream())
                .findFirst()
                .or(run::unreachable);
    }

    private static Optional<String> refusal(Terms terms) {
        return terms.standing()
                .words()
                .map(words -> terms.letters().sender() + " is refused: " + words);
    }
}
