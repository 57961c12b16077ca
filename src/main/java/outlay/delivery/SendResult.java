package outlay.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.db.Transaction;
import outlay.mail.address.AddressWarning;

/**
 * What one run of {@code send} did.
 *
 * @param fields counts by the names that scripts read, of all campaigns and of each
 * @param warnings how many first emails went to addresses that warn of something
 * @param reasons for each campaign what keeps more from leaving, as operators read it
 * @param failure why what is due did not leave, if the mail server cannot be reached or refuses us
 */
public record SendResult(
        Map<String, Object> fields,
        Map<AddressWarning, Long> warnings,
        Map<String, String> reasons,
        Optional<String> failure) {

    /**
     * Sums up a run.
     *
     * @param others campaigns that it left alone
     * @param whyNoMore what of the run itself kept more from leaving
     */
    static SendResult of(
            Transaction tx,
            List<Lane> lanes,
            List<Campaign> others,
            Optional<String> whyNoMore,
            Optional<String> failure) {
        Sum sum = new Sum(tx, whyNoMore);
        for (Lane lane : lanes) {
            lane.refresh(tx);
            sum.add(lane.campaign(), lane.tally());
        }
        others.forEach(campaign -> sum.add(campaign, new Tally()));
        Map<String, Object> fields = sum.total.fields(sum.due, sum.next);
        fields.put("campaigns", sum.campaigns);
        return new SendResult(fields, sum.total.warnings(), sum.reasons, failure);
    }

    private static final class Sum {
        private final Transaction tx;
        private final Optional<String> whyNoMore;
        private final Tally total = new Tally();
        private final List<Map<String, Object>> campaigns = new ArrayList<>();
        private final Map<String, String> reasons = new LinkedHashMap<>();
        private Optional<Instant> next = Optional.empty();
        private long due;

        Sum(Transaction tx, Optional<String> whyNoMore) {
            this.tx = tx;
            this.whyNoMore = whyNoMore;
        }

        void add(Campaign campaign, Tally tally) {
            Forecast forecast = Forecast.of(tx, campaign);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("campaign", campaign.name());
            fields.putAll(tally.fields(forecast.due(), forecast.nextDueAt()));
            fields.put("limitedBy", forecast.limitedBy());
            campaigns.add(fields);
            forecast.limit()
                    .or(() -> forecast.due() > 0 ? whyNoMore : Optional.of("nobody left to email"))
                    .ifPresent(why -> reasons.put(campaign.name(), why));
            total.addAll(tally);
            due += forecast.due();
            next = earlier(next, forecast.nextDueAt());
        }

        private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
            return one.isEmpty() || other.filter(one.get()::isAfter).isPresent()
                    ? other.or(() -> one)
                    : one;
        }
    }
}
