package outlay.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outlay.campaign.CampaignState;
import outlay.campaign.Recipient;
import outlay.campaign.RecipientStatus;
import outlay.db.StoredWord;
import outlay.db.Transaction;

/**
 * Where a contact stands in one campaign now.
 *
 * @param reason why the contact has this status; empty when there is none
 * @param steps how many the campaign has
 * @param dueAt when the next step may leave, now or later; empty when none will by itself
 * @param isDue whether that is now
 */
public record Whereabouts(
        String campaign,
        CampaignState state,
        RecipientStatus status,
        int stepsSent,
        int steps,
        String credit,
        String reason,
        Optional<Instant> dueAt,
        boolean isDue) {

    /** Returns where a contact stands, campaign by campaign; as it came in last where again. */
    public static List<Whereabouts> of(Transaction tx, int contact) {
        return tx.query(
                        """
                        SELECT campaign.name AS campaign, campaign.state, recipient.status,
                               recipient.steps_sent, recipient.credit,
                               coalesce(recipient.reason, '') AS reason, recipient.due_at,
                               (SELECT COUNT(*)
                                FROM step
                                WHERE step.campaign_id = campaign.id) AS steps
                        FROM recipient
                        JOIN campaign ON campaign.id = recipient.campaign_id
                        WHERE recipient.contact_id = ?
                          AND NOT EXISTS (
                            SELECT 1
                            FROM recipient AS later
                            WHERE later.campaign_id = recipient.campaign_id
                              AND later.contact_id = recipient.contact_id
                              AND later.id > recipient.id)
                        ORDER BY recipient.id
                        """,
                        contact)
                .list(row -> of(row, tx.now()));
    }

    private static Whereabouts of(ResultSet row, Instant now) throws SQLException {
        CampaignState state = StoredWord.of(CampaignState.class, row.getString("state"));
        RecipientStatus status = RecipientStatus.of(row.getString("status"));
        boolean goesOn = status == RecipientStatus.ACTIVE && state == CampaignState.ACTIVE;
        Instant due = Instant.ofEpochMilli(row.getLong("due_at"));
        boolean isDue = goesOn && !due.isAfter(now);
        return new Whereabouts(
                row.getString("campaign"),
                state,
                status,
                row.getInt("steps_sent"),
                row.getInt("steps"),
                row.getString("credit"),
                row.getString("reason"),
                goesOn ? Optional.of(isDue ? now : due) : Optional.empty(),
                isDue);
    }

    /** Returns the phase as it is listed: {@code nothing-sent}, {@code step-1-sent}, ... */
    public String phase() {
        return Recipient.phase(stepsSent);
    }

    /**
     * Tells it in a sentence.
     *
     * @param time how to write a moment
     */
    public String text(Function<Instant, String> time) {
        if (state == CampaignState.DELETED) {
            return "the campaign was deleted";
        }
        String next = "step " + (stepsSent + 1) + " of " + steps;
        String why = reason.isEmpty() || reason.equals(status.toString()) ? "" : ": " + reason;
        return switch (status) {
            case ACTIVE -> next + waits(time) + why;
            case HELD -> next + " is held back" + why;
            case IN_DOUBT -> next + " may have left or not ('outlay resolve' settles it)";
            case FINISHED -> "finished, has got all steps";
            case BOUNCED, INVALID, UNSUBSCRIBED, REPLIED, REMOVED -> status + why;
        };
    }

    private String waits(Function<Instant, String> time) {
        return dueAt.map(due -> isDue ? " is due now" : " is due at " + time.apply(due))
                .orElseGet(
                        () ->
                                " waits: the campaign is "
                                        + (state == CampaignState.DRAFT ? "a draft" : state));
    }
}
