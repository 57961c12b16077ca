package outlay.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import outlay.campaign.plan.Step;
import outlay.campaign.plan.Variant;
import outlay.campaign.plan.Wording;
import outlay.db.Transaction;

/** All SQL that reads and writes tables {@code step} and {@code step_variant}. */
final class StepStore {
    private StepStore() {}

    static List<Step> steps(Transaction tx, long campaign) {
        return tx.query(
                        """
                        SELECT number, after_days, subject, text, html
                        FROM step
                        WHERE campaign_id = ?
                        ORDER BY number
                        """,
                        campaign)
                .list(
                        row ->
                                new Step(
                                        row.getInt("number"),
                                        row.getInt("after_days"),
                                        wording(row),
                                        variants(tx, campaign, row.getInt("number"))));
    }

    private static List<Variant> variants(Transaction tx, long campaign, int step) {
        return tx.query(
                        """
                        SELECT name, weight, subject, text, html
                        FROM step_variant
                        WHERE campaign_id = ?
                          AND step = ?
                        ORDER BY place
                        """,
                        campaign,
                        step)
                .list(
                        row ->
                                new Variant(
                                        row.getString("name"), row.getInt("weight"), wording(row)));
    }

    private static Wording wording(ResultSet row) throws SQLException {
        return new Wording(row.getString("subject"), row.getString("text"), row.getString("html"));
    }

    static void replace(Transaction tx, long campaign, List<Step> steps) {
        tx.update("DELETE FROM step_variant WHERE campaign_id = ?", campaign);
        tx.update("DELETE FROM step WHERE campaign_id = ?", campaign);
        for (Step step : steps) {
            tx.update(
                    """
                    INSERT INTO step (campaign_id, number, after_days, subject, text, html)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    campaign,
                    step.number(),
                    step.afterDays(),
                    step.wording().subject(),
                    step.wording().text(),
                    step.wording().html());
            insertVariants(tx, campaign, step);
        }
    }

    private static void insertVariants(Transaction tx, long campaign, Step step) {
        int place = 0;
        for (Variant variant : step.variants()) {
            tx.update(
                    """
                    INSERT INTO step_variant (
                        campaign_id, step, place, name, weight, subject, text, html)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    campaign,
                    step.number(),
                    ++place,
                    variant.name(),
                    variant.weight(),
                    variant.wording().subject(),
                    variant.wording().text(),
                    variant.wording().html());
        }
    }
}
