package outlay.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import outlay.db.Transaction;

/**
 * What left on one day (UTC) and what came back on it, of one campaign by one mailbox.
 *
 * @param mailbox empty when the campaign has a sender of its own
 * @param tried emails that mail servers accepted, or refused for good
 * @param sent emails that they accepted
 * @param bounces emails that were refused for good or came back
 */
public record DayOutcome(
        LocalDate day,
        String campaign,
        String mailbox,
        long tried,
        long sent,
        long replies,
        long bounces,
        long unsubscribes) {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String DAYS =
            """
            SELECT happened.day AS day, campaign.name AS campaign,
                   coalesce(mailbox.name, '') AS mailbox,
                   sum(happened.tried) AS tried, sum(happened.sent) AS sent,
                   sum(happened.replies) AS replies, sum(happened.bounces) AS bounces,
                   sum(happened.unsubscribes) AS unsubscribes
            FROM (
                SELECT intended_at / ? AS day, campaign_id, mailbox_id,
                       count(*) AS tried,
                       count(CASE WHEN state = 'accepted' THEN 1 END) AS sent,
                       0 AS replies,
                       count(CASE WHEN state = 'refused' THEN 1 END) AS bounces,
                       0 AS unsubscribes
                FROM message
                WHERE state IN ('accepted', 'refused')
                GROUP BY 1, 2, 3
                UNION ALL
                SELECT report.at / ? AS day, message.campaign_id, message.mailbox_id,
                       0 AS tried,
                       0 AS sent,
                       count(CASE WHEN report.kind = 'reply' THEN 1 END) AS replies,
                       count(CASE WHEN report.kind = 'bounce' THEN 1 END) AS bounces,
                       count(CASE WHEN report.kind = 'unsubscribe' THEN 1 END) AS unsubscribes
                FROM report
                JOIN message ON message.id = report.message_id
                WHERE report.kind IN ('reply', 'bounce', 'unsubscribe')
                GROUP BY 1, 2, 3
            ) AS happened
            JOIN campaign ON campaign.id = happened.campaign_id
            LEFT JOIN mailbox ON mailbox.id = happened.mailbox_id
            WHERE ? = '' OR campaign.name = ?
            GROUP BY happened.day, happened.campaign_id, campaign.name,
                     happened.mailbox_id, mailbox.name
            ORDER BY happened.day, happened.campaign_id, happened.mailbox_id
            """;

    /**
     * Returns the days on which something happened, in order.
     *
     * @param campaign only of those of this name; empty for all; deleted ones too
     */
    public static List<DayOutcome> of(Transaction tx, String campaign) {
        return tx.query(DAYS, DAY, DAY, campaign, campaign).list(DayOutcome::row);
    }

    private static DayOutcome row(ResultSet row) throws SQLException {
        return new DayOutcome(
                LocalDate.ofEpochDay(row.getLong("day")),
                row.getString("campaign"),
                row.getString("mailbox"),
                row.getLong("tried"),
                row.getLong("sent"),
                row.getLong("replies"),
                row.getLong("bounces"),
                row.getLong("unsubscribes"));
    }
}
