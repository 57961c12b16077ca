package outlay.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import outlay.db.Transaction;

/**
 * An email that left, or something that came back about one.
 *
 * @param contact to whom; empty once the person has been erased
 * @param kind {@code sent}, {@code refused}, or as in {@code outlay inbox --classify}
 * @param mailbox empty when the campaign has a sender of its own
 */
public record LatestEvent(
        Instant at, String campaign, OptionalInt contact, String kind, int step, String mailbox) {

    private static final String MESSAGES =
            """
            SELECT message.settled_at AS at, message.id AS message,
                   CASE WHEN message.state = 'accepted' THEN 'sent' ELSE 'refused' END AS kind
            FROM message
            """;

    /** Returns the last emails that left, at most so many; the last one first. */
    public static List<LatestEvent> left(Transaction tx, long campaign, int most) {
        return list(
                tx,
                MESSAGES
                        + """
                        WHERE message.state = 'accepted'
                          AND (? = 0 OR message.campaign_id = ?)
                        ORDER BY message.id DESC
                        LIMIT ?
                        """,
                campaign,
                campaign,
                most);
    }

    /** Returns what came back last, refusals among it, at most so much; the last first. */
    public static List<LatestEvent> cameBack(Transaction tx, long campaign, int most) {
        return list(
                tx,
                MESSAGES
                        + """
                        WHERE message.state = 'refused'
                          AND (? = 0 OR message.campaign_id = ?)
                        UNION ALL
                        SELECT report.at AS at, message.id AS message, report.kind AS kind
                        FROM report
                        JOIN message ON message.id = report.message_id
                        WHERE ? = 0 OR message.campaign_id = ?
                        ORDER BY 1 DESC, 2 DESC
                        LIMIT ?
                        """,
                campaign,
                campaign,
                campaign,
                campaign,
                most);
    }

    private static List<LatestEvent> list(Transaction tx, String events, Object... values) {
        String sql =
                """
                WITH event AS (%s)
                SELECT event.at AS at, campaign.name AS campaign, recipient.contact_id AS contact,
                       event.kind AS kind, message.step AS step,
                       coalesce(mailbox.name, '') AS mailbox
                FROM event
                JOIN message ON message.id = event.message
                JOIN recipient ON recipient.id = message.recipient_id
                JOIN campaign ON campaign.id = message.campaign_id
                LEFT JOIN mailbox ON mailbox.id = message.mailbox_id
                ORDER BY event.at DESC, event.message DESC
                """;
        return tx.query(sql.formatted(events), values).list(LatestEvent::row);
    }

    private static LatestEvent row(ResultSet row) throws SQLException {
        int contact = row.getInt("contact");
        return new LatestEvent(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("campaign"),
                contact == 0 ? OptionalInt.empty() : OptionalInt.of(contact),
                row.getString("kind"),
                row.getInt("step"),
                row.getString("mailbox"));
    }
}
