package outlay.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Limits;
import outlay.db.OptionalColumn;
import outlay.db.Transaction;
import outlay.mailbox.MailboxPlan.Identity;
import outlay.mailbox.MailboxPlan.PasswordPlace;
import outlay.mailbox.MailboxPlan.Ways;

/** All SQL that reads and writes table {@code mailbox}. */
final class MailboxStore {
    private static final String SELECT =
            """
            SELECT mailbox.id, mailbox.name, mailbox.state, mailbox.pause_reason, mailbox.refused,
                   mailbox.sender, mailbox.reply_to, mailbox.bounce_address, mailbox.transport,
                   mailbox.inbox, mailbox.sent_folder, mailbox.password_file,
                   mailbox.password_command, mailbox.per_day, mailbox.per_hour, mailbox.gap_min,
                   mailbox.gap_max, mailbox.ramp_start, mailbox.ramp_step, mailbox.timezone
            FROM mailbox
            """;

    private MailboxStore() {}

    static Optional<Mailbox> find(Transaction tx, String name) {
        return tx.query(SELECT + "WHERE name = ? AND state <> 'removed'", name)
                .first(MailboxStore::mailbox);
    }

    static Optional<Mailbox> find(Transaction tx, long id) {
        return tx.query(SELECT + "WHERE id = ?", id).first(MailboxStore::mailbox);
    }

    /** Returns the mailbox that has an address, if one has. */
    static Optional<Mailbox> withSender(Transaction tx, String senderKey) {
        return tx.query(SELECT + "WHERE sender_key = ? AND state <> 'removed'", senderKey)
                .first(MailboxStore::mailbox);
    }

    static List<Mailbox> all(Transaction tx) {
        return tx.query(SELECT + "WHERE state <> 'removed' ORDER BY name")
                .list(MailboxStore::mailbox);
    }

    /** Returns the mailboxes that a campaign lists, in its order. */
    static List<Mailbox> of(Transaction tx, long campaign) {
        return tx.query(
                        SELECT
                                + """
                                JOIN campaign_mailbox ON campaign_mailbox.mailbox_id = mailbox.id
                                WHERE campaign_mailbox.campaign_id = ?
                                ORDER BY campaign_mailbox.place
                                """,
                        campaign)
                .list(MailboxStore::mailbox);
    }

    /** Returns the campaigns that list a mailbox. */
    static List<String> campaigns(Transaction tx, long mailbox) {
        return tx.query(
                        """
                        SELECT campaign.name
                        FROM campaign
                        JOIN campaign_mailbox ON campaign_mailbox.campaign_id = campaign.id
                        WHERE campaign_mailbox.mailbox_id = ?
                          AND campaign.state <> 'deleted'
                        ORDER BY campaign.id
                        """,
                        mailbox)
                .list(row -> row.getString(1));
    }

    static long insert(Transaction tx, String name, MailboxPlan plan) {
        long id = tx.nextId("mailbox");
        tx.update(
                """
                INSERT INTO mailbox (
                    id, name, state, sender, sender_key, gap_min, gap_max, timezone)
                VALUES (?, ?, 'active', '', ?, 0, 0, '')
                """,
                id,
                name,
                plan.identity().sender().address().key());
        update(tx, id, plan);
        return id;
    }

    static void update(Transaction tx, long id, MailboxPlan plan) {
        Identity identity = plan.identity();
        Ways ways = plan.ways();
        PasswordPlace password = plan.password();
        Quota quota = plan.quota();
        Limits limits = quota.limits();
        tx.update(
                """
                UPDATE mailbox
                SET refused = NULL, sender = ?, sender_key = ?, reply_to = ?, bounce_address = ?,
                    transport = ?, inbox = ?, sent_folder = ?, password_file = ?,
                    password_command = ?, per_day = ?, per_hour = ?, gap_min = ?, gap_max = ?,
                    ramp_start = ?, ramp_step = ?, timezone = ?
                WHERE id = ?
                """,
                identity.from(),
                identity.sender().address().key(),
                identity.replyTo(),
                identity.bounceAddress(),
                ways.transport(),
                ways.inbox(),
                ways.sentFolder(),
                password == null ? null : password.file(),
                password == null ? null : password.command(),
                limits.perDay(),
                limits.perHour(),
                limits.gapMin(),
                limits.gapMax(),
                quota.ramp().map(Ramp::start),
                quota.ramp().map(Ramp::step),
                quota.timezone().getId(),
                id);
    }

    static void setState(Transaction tx, long id, MailboxState state, @Nullable String reason) {
        tx.update(
                """
                UPDATE mailbox
                SET state = ?, pause_reason = ?
                WHERE id = ?
                """,
                state,
                reason,
                id);
    }

    static void setRefused(Transaction tx, long id, @Nullable String words) {
        tx.update("UPDATE mailbox SET refused = ? WHERE id = ?", words, id);
    }

    private static Mailbox mailbox(ResultSet row) throws SQLException {
        return new Mailbox(
                row.getLong("id"),
                row.getString("name"),
                MailboxState.of(row.getString("state")),
                row.getString("pause_reason"),
                row.getString("refused"),
                plan(row));
    }

    private static MailboxPlan plan(ResultSet row) throws SQLException {
        String file = row.getString("password_file");
        String command = row.getString("password_command");
        return new MailboxPlan(
                new Identity(
                        row.getString("sender"),
                        row.getString("reply_to"),
                        row.getString("bounce_address")),
                new Ways(
                        row.getString("transport"),
                        row.getString("inbox"),
                        row.getString("sent_folder")),
                file == null && command == null ? null : new PasswordPlace(file, command),
                quota(row));
    }

    private static Quota quota(ResultSet row) throws SQLException {
        Limits limits =
                new Limits(
                        OptionalColumn.number(row, "per_day"),
                        OptionalColumn.number(row, "per_hour"),
                        row.getInt("gap_min"),
                        row.getInt("gap_max"));
        OptionalInt start = OptionalColumn.number(row, "ramp_start");
        Optional<Ramp> ramp =
                start.isPresent()
                        ? Optional.of(new Ramp(start.getAsInt(), row.getInt("ramp_step")))
                        : Optional.empty();
        return new Quota(limits, ramp, ZoneId.of(row.getString("timezone")));
    }
}
