package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.List;
import outlay.Problem;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.Campaigns;
import outlay.campaign.Recipients;
import outlay.db.Database;
import outlay.db.TokenKey;
import outlay.db.Transaction;
import outlay.delivery.MessageNames;

/** What a run begins with. */
record Start(List<Lane> lanes, MessageNames names) {

    /**
     * Starts what is named and a draft, and looks again at those who were held back.
     *
     * @throws Problem NOT_ALLOWED when a named campaign is missing or paused
     */
    static Start of(Database database, List<String> names) {
        return database.write(tx -> of(tx, names));
    }

    private static Start of(Transaction tx, List<String> names) {
        List<Lane> lanes = new ArrayList<>();
        Senders senders = new Senders(TokenKey.of(tx));
        for (Campaign campaign : campaigns(tx, names)) {
            Recipients.releaseHeld(tx, campaign.id());
            lanes.add(new Lane(tx, campaign, senders));
        }
        return new Start(lanes, MessageNames.of(tx));
    }

    private static List<Campaign> campaigns(Transaction tx, List<String> names) {
        if (names.isEmpty()) {
            return Campaigns.all(tx).stream()
                    .filter(campaign -> campaign.state() == CampaignState.ACTIVE)
                    .toList();
        }
        return names.stream().distinct().map(name -> startable(tx, name)).toList();
    }

    private static Campaign startable(Transaction tx, String name) {
        Campaign campaign = Campaigns.require(tx, name);
        if (campaign.state() == CampaignState.PAUSED) {
            String reason = campaign.pauseReason();
            throw new Problem(
                    Problem.Kind.NOT_ALLOWED,
                    "campaign " + name + " is paused" + (reason == null ? "" : ": " + reason),
                    "start it with 'outlay campaign start " + name + "'");
        }
        return Campaigns.start(tx, name);
    }
}
