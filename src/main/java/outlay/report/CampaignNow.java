package outlay.report;

import java.util.List;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.RecipientCounts;
import outlay.campaign.RecipientStatus;
import outlay.db.Transaction;
import outlay.delivery.VariantOutcome;
import outlay.delivery.pace.Outlook;
import outlay.delivery.pace.SenderLimits;

/** How one campaign stands, in the words and numbers of {@code status}. */
record CampaignNow(
        Campaign campaign,
        CampaignState state,
        RecipientCounts.Spread spread,
        Outlook outlook,
        List<VariantOutcome> variants) {

    static CampaignNow of(Transaction tx, Campaign campaign, SenderLimits limits) {
        return new CampaignNow(
                campaign,
                RecipientCounts.state(tx, campaign),
                RecipientCounts.spread(tx, campaign.id()),
                Outlook.of(tx, campaign, limits),
                VariantOutcome.of(tx, campaign));
    }

    String name() {
        return campaign.name();
    }

    long count(RecipientStatus status) {
        return spread.byStatus().getOrDefault(status, 0L);
    }
}
