package outlay.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Draft;
import outlay.campaign.plan.Settings;
import outlay.campaign.plan.Step;

/**
 * A sequence of emails to its recipients.
 *
 * @param pauseReason why Outlay itself has paused it
 * @param refused what the mail server said when it last refused the sender
 * @param revision counts its updates
 * @param countedFrom bounces of messages before this time no longer pause it
 */
public record Campaign(
        long id,
        String name,
        CampaignState state,
        @Nullable String pauseReason,
        @Nullable String refused,
        Instant createdAt,
        Instant countedFrom,
        long revision,
        Settings settings,
        List<Step> steps) {

    /** Returns what an operator wrote about it. */
    public Draft draft() {
        return new Draft(settings, steps);
    }

    /** Returns the step with this number; it must be there. */
    public Step step(int number) {
        return steps.get(number - 1);
    }
}
