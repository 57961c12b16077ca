package outlay.delivery.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.campaign.Campaign;
import outlay.db.Transaction;
import outlay.delivery.Tally;
import outlay.delivery.pace.Outlook;
import outlay.delivery.pace.SenderLimits;

/**
 * What one run of {@code send} did.
 *
 * @param reasons for each campaign what keeps more from leaving, as operators read it
 * @param failures why what is due did not leave, where a mail server cannot be reached or refuses
 *     us
 * @param paused what was left alone, with the reason
 */
public record SendResult(
        Counts total,
        List<OfCampaign> campaigns,
        Map<String, String> reasons,
        List<Failure> failures,
        List<String> paused) {

    /** Why what is due did not leave, and what to do about it; the latter may be empty. */
    public record Failure(String what, String hint) {}

    /** What became of recipients, and what is still due. */
    public record Counts(Tally tally, long due, Optional<Instant> nextDueAt) {}

    /** The counts of one campaign, and what limits it; see {@link Outlook}. */
    public record OfCampaign(String campaign, Counts counts, @Nullable String limitedBy) {}

    /**
     * Sums up a run.
     *
     * @param others campaigns that it left alone
     * @param whyNoMore what of the run itself kept more from leaving
     */
    static SendResult of(
            Transaction tx,
            List<CampaignRun> runs,
            List<Campaign> others,
            Optional<String> whyNoMore,
            List<Failure> failures,
            List<String> paused) {
        Sum sum = new Sum(tx, whyNoMore);
        runs.forEach(each -> sum.add(each.campaign(), each.tally()));
        others.forEach(campaign -> sum.add(campaign, new Tally()));
        Counts total = new Counts(sum.total, sum.due, sum.next);
        return new SendResult(total, sum.campaigns, sum.reasons, failures, paused);
    }

    private static final class Sum {
        private final Transaction tx;
        private final Optional<String> whyNoMore;
        private final SenderLimits limits = new SenderLimits();
        private final Tally total = new Tally();
        private final List<OfCampaign> campaigns = new ArrayList<>();
        private final Map<String, String> reasons = new LinkedHashMap<>();
        private Optional<Instant> next = Optional.empty();
        private long due;

        Sum(Transaction tx, Optional<String> whyNoMore) {
            this.tx = tx;
            this.whyNoMore = whyNoMore;
        }

        void add(Campaign campaign, Tally tally) {
            Outlook outlook = Outlook.of(tx, campaign, limits);
            Counts counts = new Counts(tally, outlook.due(), outlook.nextDueAt());
            campaigns.add(new OfCampaign(campaign.name(), counts, outlook.limitedBy()));
            outlook.limit(campaign)
                    .or(() -> outlook.due() > 0 ? whyNoMore : Optional.of("nobody left to email"))
                    .ifPresent(why -> reasons.put(campaign.name(), why));
            total.addAll(tally);
            due += outlook.due();
            next = earlier(next, outlook.nextDueAt());
        }

        private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
            return one.isEmpty() || other.filter(one.get()::isAfter).isPresent()
                    ? other.or(() -> one)
                    : one;
        }
    }
}
