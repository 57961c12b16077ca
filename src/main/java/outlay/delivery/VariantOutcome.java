package outlay.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outlay.campaign.Campaign;
import outlay.campaign.plan.Step;
import outlay.campaign.plan.Variant;
import outlay.db.Transaction;

/**
 * What came of one variant of a step: of its emails that mail servers have accepted, how many were
 * answered, came back, or made somebody unsubscribe.
 */
public record VariantOutcome(
        int step, String variant, long sent, long replies, long bounces, long unsubscribes) {

    private record Key(int step, String variant) {}

    /**
     * Returns what came of each variant of a campaign, by steps; of those that are gone at the end.
     */
    public static List<VariantOutcome> of(Transaction tx, Campaign campaign) {
        Map<Key, VariantOutcome> sent = sent(tx, campaign.id());
        List<VariantOutcome> all = new ArrayList<>();
        for (Step step : campaign.steps()) {
            for (Variant variant : step.variants()) {
                VariantOutcome none = new VariantOutcome(step.number(), variant.name(), 0, 0, 0, 0);
                Key key = new Key(step.number(), variant.name());
                all.add(Optional.ofNullable(sent.remove(key)).orElse(none));
            }
        }
        all.addAll(sent.values());
        return all;
    }

    private static Map<Key, VariantOutcome> sent(Transaction tx, long campaign) {
        Map<Key, VariantOutcome> sent = new LinkedHashMap<>();
        tx.query(
                        """
                        SELECT message.step, message.variant,
                               count(DISTINCT message.id) AS sent,
                               count(CASE WHEN report.kind = 'reply' THEN 1 END) AS replies,
                               count(CASE WHEN report.kind = 'bounce' THEN 1 END) AS bounces,
                               count(CASE WHEN report.kind = 'unsubscribe' THEN 1 END)
                                   AS unsubscribes
                        FROM message
                        LEFT JOIN report ON report.message_id = message.id
                        WHERE message.campaign_id = ?
                          AND message.variant IS NOT NULL
                          AND message.state = 'accepted'
                        GROUP BY message.step, message.variant
                        ORDER BY message.step, message.variant
                        """,
                        campaign)
                .list(
                        row ->
                                new VariantOutcome(
                                        row.getInt("step"),
                                        row.getString("variant"),
                                        row.getLong("sent"),
                                        row.getLong("replies"),
                                        row.getLong("bounces"),
                                        row.getLong("unsubscribes")))
                .forEach(each -> sent.put(new Key(each.step(), each.variant()), each));
        return sent;
    }
}
