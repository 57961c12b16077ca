package outlay.delivery.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import outlay.campaign.Campaign;
import outlay.contact.Contacts;
import outlay.db.Transaction;
import outlay.index.ContactSet;

/** Who has answered, and when, oldest first; but for persons who were erased. */
public final class ReplyRows {
    /** Addresses are looked up for so many at a time. */
    private static final int CHUNK = 2_000;

    private final Transaction tx;
    private final Consumer<ReplyRow> visit;
    private final List<Stored> chunk = new ArrayList<>();

    private record Stored(long at, String campaign, int contact, String kind, String subject) {}

    private ReplyRows(Transaction tx, Consumer<ReplyRow> visit) {
        this.tx = tx;
        this.visit = visit;
    }

    /** Visits the answers in a campaign, or in all, deleted ones too. */
    public static void each(Transaction tx, Optional<Campaign> campaign, Consumer<ReplyRow> visit) {
        ReplyRows rows = new ReplyRows(tx, visit);
        long only = campaign.map(Campaign::id).orElse(0L);
        tx.query(
                        """
                        SELECT report.at AS at,
                               campaign.name AS campaign,
                               recipient.contact_id AS contact_id,
                               report.kind AS kind,
                               coalesce(report.subject, '') AS subject
                        FROM report
                        JOIN message ON message.id = report.message_id
                        JOIN recipient ON recipient.id = message.recipient_id
                        JOIN campaign ON campaign.id = message.campaign_id
                        WHERE report.kind IN ('reply', 'auto-reply', 'unsubscribe')
                          AND recipient.contact_id IS NOT NULL
                          AND (? = 0 OR message.campaign_id = ?)
                        ORDER BY report.at, report.id
                        """,
                        only,
                        only)
                .each(row -> rows.add(row(row)));
        rows.flush();
    }

    private static Stored row(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("at"),
                row.getString("campaign"),
                row.getInt("contact_id"),
                row.getString("kind"),
                row.getString("subject"));
    }

    private void add(Stored row) {
        chunk.add(row);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    private void flush() {
        ContactSet.Collector ids = new ContactSet.Collector();
        chunk.forEach(row -> ids.add(row.contact()));
        Map<Integer, String> emails = new HashMap<>();
        Contacts.byIds(
                tx, ids.toSet(), contact -> emails.put(contact.id(), contact.address().written()));
        for (Stored row : chunk) {
            String email = emails.getOrDefault(row.contact(), "");
            Instant at = Instant.ofEpochMilli(row.at());
            visit.accept(new ReplyRow(at, row.campaign(), email, row.kind(), row.subject()));
        }
        chunk.clear();
    }
}
