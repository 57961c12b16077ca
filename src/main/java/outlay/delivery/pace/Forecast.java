package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.campaign.CampaignState;
import outlay.campaign.RecipientCounts;
import outlay.campaign.RecipientStatus;
import outlay.campaign.plan.Schedule;
import outlay.db.Transaction;
import outlay.delivery.MessageStore;

/**
 * What a campaign is going to send.
 *
 * @param due how many recipients are due now
 * @param nextDueAt when the next email may leave by itself; empty when none will
 * @param limitedBy what holds sending back until then, if anything: {@code schedule}, a limit by
 *     its name, {@code afterDays}, {@code retry}; or, when nothing will leave by itself, the state
 *     of the campaign or {@code held}, {@code in-doubt}; {@code refused: } and the server's words,
 *     when it refuses the sender
 * @param usedUpBy of a limit that is used up: how many emails of which campaigns; else empty
 */
public record Forecast(
        long due, Optional<Instant> nextDueAt, @Nullable String limitedBy, String usedUpBy) {

    /** Looks at a campaign as it is now. */
    public static Forecast of(Transaction tx, Campaign campaign) {
        long due = RecipientCounts.due(tx, campaign.id(), tx.now());
        if (campaign.state() != CampaignState.ACTIVE) {
            return new Forecast(due, Optional.empty(), state(campaign), "");
        }
        return RecipientCounts.nextDue(tx, campaign.id())
                .map(next -> of(tx, campaign, due, next))
                .orElseGet(() -> new Forecast(due, Optional.empty(), stuck(tx, campaign), ""));
    }

    /** Returns what holds sending back, with who used it up, as operators read it. */
    public Optional<String> limit() {
        return Optional.ofNullable(limitedBy)
                .map(limit -> usedUpBy.isEmpty() ? limit : limit + " (" + usedUpBy + ")");
    }

    private static String state(Campaign campaign) {
        String reason = campaign.pauseReason();
        return campaign.state() + (reason == null ? "" : ": " + reason);
    }

    private static Forecast of(
            Transaction tx, Campaign campaign, long due, RecipientCounts.NextDue next) {
        boolean isDue = !next.at().isAfter(tx.now());
        String refused = campaign.refused();
        Instant from = isDue ? tx.now() : next.at();
        Pace pace = new SenderLimits().pace(tx, campaign, Optional.empty());
        Optional<Pace.Wait> hold = pace.hold(from);
        String wait = next.isRetry() ? "retry" : "afterDays";
        boolean isRefused = isDue && refused != null;
        return new Forecast(
                due,
                Optional.of(hold.map(Pace.Wait::until).orElse(from)),
                isRefused
                        ? "refused: " + refused
                        : hold.map(Pace.Wait::by).orElse(isDue ? null : wait),
                isRefused ? "" : hold.map(by -> usedUpBy(tx, campaign, by)).orElse(""));
    }

    private static String usedUpBy(Transaction tx, Campaign campaign, Pace.Wait hold) {
        Schedule schedule = campaign.settings().schedule();
        Optional<Instant> since =
                switch (hold.by()) {
                    case "perDay" -> Optional.of(schedule.startOfDay(tx.now()));
                    case "perHour" -> Optional.of(tx.now().minus(Duration.ofHours(1)));
                    default -> Optional.empty();
                };
        return since.map(begin -> SenderLimits.sentSince(tx, campaign, begin)).orElse("");
    }

    /** Returns what keeps those who wait from ever becoming due; null when nobody waits. */
    private static @Nullable String stuck(Transaction tx, Campaign campaign) {
        List<String> reasons = new ArrayList<>();
        if (RecipientCounts.anybody(tx, campaign.id(), RecipientStatus.HELD)) {
            reasons.add("held");
        }
        if (!MessageStore.inDoubt(tx, campaign.id()).isEmpty()) {
            reasons.add("in-doubt");
        }
        return reasons.isEmpty() ? null : String.join(", ", reasons);
    }
}
