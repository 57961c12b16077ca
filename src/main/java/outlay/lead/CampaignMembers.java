package outlay.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outlay.Nearest;
import outlay.Problem;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** Which contacts are recipients: it only reads tables {@code campaign} and {@code recipient}. */
final class CampaignMembers {
    private CampaignMembers() {}

    /**
     * Returns the contacts that a clause is about, included or not.
     *
     * @throws Problem NOT_ALLOWED when there is no such campaign
     */
    static ContactSet of(Transaction tx, CampaignClause clause) {
        ContactSet.Collector members = new ContactSet.Collector();
        for (String name : clause.campaigns()) {
            long campaign = require(tx, name);
            for (@Nullable String status : orAny(clause.statuses())) {
                for (@Nullable String phase : orAny(clause.phases())) {
                    collect(tx, campaign, status, phase, members);
                }
            }
        }
        return members.toSet();
    }

    private static long require(Transaction tx, String name) {
        return tx.query(
                        """
                        SELECT id
                        FROM campaign
                        WHERE name = ?
                          AND state <> 'deleted'
                        """,
                        name)
                .maybeNumber()
                .orElseThrow(() -> missing(tx, name));
    }

    private static Problem missing(Transaction tx, String name) {
        List<String> names =
                tx.query(
                                """
                                SELECT name
                                FROM campaign
                                WHERE state <> 'deleted'
                                ORDER BY name
                                LIMIT 100
                                """)
                        .list(row -> row.getString("name"));
        return new Problem(
                Problem.Kind.NOT_ALLOWED,
                "no campaign named " + name,
                names.isEmpty()
                        ? "create it with 'outlay campaign create'"
                        : Nearest.hint(name, names));
    }

    private static List<@Nullable String> orAny(List<String> words) {
        List<@Nullable String> all = new ArrayList<>(words);
        if (all.isEmpty()) {
            all.add(null);
        }
        return all;
    }

    /** Who came in again counts as it stands now. */
    private static void collect(
            Transaction tx,
            long campaign,
            @Nullable String status,
            @Nullable String phase,
            ContactSet.Collector members) {
        if (status == null && phase == null) {
            all(tx, campaign, members);
            return;
        }
        Object[] values =
                Stream.of(
                                campaign,
                                status,
                                phase == null
                                        ? null
                                        : CampaignClause.stepsSent(phase).orElseThrow())
                        .filter(value -> value != null)
                        .toArray();
        tx.query(
                        """
                        SELECT contact_id
                        FROM recipient
                        WHERE contact_id IS NOT NULL
                          AND NOT EXISTS (
                            SELECT 1
                            FROM recipient AS later
                            WHERE later.campaign_id = recipient.campaign_id
                              AND later.contact_id = recipient.contact_id
                              AND later.id > recipient.id)
                          AND campaign_id = ?
                        """
                                + (status == null ? "" : " AND status = ?")
                                + (phase == null ? "" : " AND steps_sent = ?"),
                        values)
                .each(row -> members.add(row.getInt(1)));
    }

    private static void all(Transaction tx, long campaign, ContactSet.Collector members) {
        tx.query(
                        """
                        SELECT contact_id
                        FROM recipient
                        WHERE campaign_id = ?
                          AND contact_id IS NOT NULL
                        ORDER BY contact_id
                        """,
                        campaign)
                .each(row -> members.add(row.getInt(1)));
    }
}
