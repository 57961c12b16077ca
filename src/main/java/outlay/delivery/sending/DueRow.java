package outlay.delivery.sending;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outlay.campaign.DuePlace;
import outlay.campaign.Recipient;
import outlay.campaign.Recipients;
import outlay.db.Transaction;

/**
 * The row of those who are due in one campaign, and how far it has been gone through: follow-ups,
 * and first emails only when none of those is left.
 */
final class DueRow {
    private final long campaign;
    private final Set<Long> passedOver = new HashSet<>();
    private DuePlace followUps;
    private DuePlace firstEmails;

    DueRow(long campaign) {
        this.campaign = campaign;
        this.followUps = DuePlace.start(campaign, false);
        this.firstEmails = DuePlace.start(campaign, true);
    }

    /** Begins with the first who is due. */
    void startOver() {
        followUps = DuePlace.start(campaign, false);
        firstEmails = DuePlace.start(campaign, true);
    }

    /** Returns the next who are due. */
    List<Recipient> next(Transaction tx, int most) {
        List<Recipient> next = Recipients.due(tx, followUps, tx.now(), most);
        followUps = followUps.behind(next);
        List<Recipient> all = withoutPassedOver(next);
        int room = most - all.size();
        if (room > 0) {
            List<Recipient> first = Recipients.due(tx, firstEmails, tx.now(), room);
            firstEmails = firstEmails.behind(first);
            all.addAll(withoutPassedOver(first));
        }
        return all;
    }

    private List<Recipient> withoutPassedOver(List<Recipient> due) {
        List<Recipient> rest = new ArrayList<>(due);
        rest.removeIf(recipient -> passedOver.contains(recipient.id()));
        return rest;
    }

    /** Passes over a recipient from now on: in this run he is not tried again. */
    void passOver(long recipient) {
        passedOver.add(recipient);
    }

    /** Lets a recipient be tried again, when he is due. */
    void takeBack(long recipient) {
        passedOver.remove(recipient);
    }
}
