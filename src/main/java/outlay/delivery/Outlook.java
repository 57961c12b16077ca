package outlay.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.RecipientCounts;
import outlay.db.Transaction;

/**
 * What a campaign is going to send.
 *
 * @param due how many recipients are due now
 * @param nextDueAt when the next email may leave by itself; empty when none will
 * @param limitedBy what holds back those who are due now, if anything
 */
public record Outlook(long due, Optional<Instant> nextDueAt, @Nullable String limitedBy) {

    /** Looks at a campaign as it is now. */
    public static Outlook of(Transaction tx, Campaign campaign) {
        Instant now = tx.now();
        long due = RecipientCounts.due(tx, campaign.id(), now);
        if (campaign.state() != CampaignState.ACTIVE) {
            String reason = campaign.pauseReason();
            String state = campaign.state().toString();
            return new Outlook(
                    due, Optional.empty(), reason == null ? state : state + ": " + reason);
        }
        Optional<Instant> next = RecipientCounts.nextDue(tx, campaign.id());
        if (next.isEmpty()) {
            return new Outlook(due, next, null);
        }
        Pace pace = Pace.of(tx, campaign);
        Instant from = next.get().isAfter(now) ? next.get() : now;
        Optional<Pace.Hold> hold = pace.hold(now);
        String limitedBy = due > 0 ? hold.map(Pace.Hold::by).orElse(null) : null;
        return new Outlook(due, Optional.of(pace.mayGoAt(from)), limitedBy);
    }
}
