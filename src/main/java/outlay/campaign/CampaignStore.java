package outlay.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Answers;
import outlay.campaign.plan.BounceLimit;
import outlay.campaign.plan.Days;
import outlay.campaign.plan.DaysOff;
import outlay.campaign.plan.Holidays;
import outlay.campaign.plan.Limits;
import outlay.campaign.plan.Schedule;
import outlay.campaign.plan.Settings;
import outlay.campaign.plan.StopOnReply;
import outlay.campaign.plan.Window;
import outlay.db.OptionalColumn;
import outlay.db.StoredWord;
import outlay.db.Transaction;
import outlay.mailbox.Mailbox;
import outlay.mailbox.Mailboxes;

/** All SQL that reads and writes tables {@code campaign} and {@code campaign_mailbox}. */
final class CampaignStore {
    private static final String COLUMNS =
            """
            id, name, state, pause_reason, refused, created_at, counted_from, revision, sender, reply_to,
            postal_address, unsubscribe_mailto, unsubscribe_url, bounce_address, commercial,
            timezone, timezone_of, days, windows, closed, holidays, per_day, per_hour, gap_min,
            gap_max, bounce_percent, bounce_at_least, stop_on_reply, auto_reply_days,
            budget
            """;

    private CampaignStore() {}

    static Optional<Campaign> find(Transaction tx, String name) {
        return tx.query(
                        "SELECT " + COLUMNS + "FROM campaign WHERE name = ? AND state <> 'deleted'",
                        name)
                .first(row -> campaign(tx, row));
    }

    static Optional<Campaign> find(Transaction tx, long id) {
        return tx.query("SELECT " + COLUMNS + "FROM campaign WHERE id = ?", id)
                .first(row -> campaign(tx, row));
    }

    static boolean isAsItWas(Transaction tx, Campaign campaign) {
        return tx.query(
                        """
                        SELECT 1
                        FROM campaign
                        WHERE id = ?
                          AND state = ?
                          AND revision = ?
                        """,
                        campaign.id(),
                        campaign.state(),
                        campaign.revision())
                .exists();
    }

    static List<Campaign> all(Transaction tx) {
        return tx.query("SELECT " + COLUMNS + "FROM campaign WHERE state <> 'deleted' ORDER BY id")
                .list(row -> campaign(tx, row));
    }

    /** Returns the deleted campaigns of this name, the last deleted first. */
    static List<Campaign> deleted(Transaction tx, String name) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + "FROM campaign WHERE name = ? AND state = 'deleted' ORDER BY id DESC",
                        name)
                .list(row -> campaign(tx, row));
    }

    static Map<Long, String> senders(Transaction tx) {
        Map<Long, String> senders = new TreeMap<>();
        tx.query("SELECT id, sender FROM campaign WHERE sender <> ''")
                .each(row -> senders.put(row.getLong(1), row.getString(2)));
        return senders;
    }

    static long insert(Transaction tx, String name, Settings settings) {
        long id = tx.nextId("campaign");
        tx.update(
                """
                INSERT INTO campaign (
                    id, name, state, created_at, sender, commercial, timezone, days, windows,
                    gap_min, gap_max, bounce_percent, bounce_at_least)
                VALUES (?, ?, 'draft', ?, '', 0, '', '', '', 0, 0, 100, 1)
                """,
                id,
                name,
                tx.now());
        update(tx, id, settings);
        return id;
    }

    static void update(Transaction tx, long id, Settings settings) {
        Schedule schedule = settings.schedule();
        Limits limits = settings.limits();
        tx.update(
                """
                UPDATE campaign
                SET revision = revision + 1, refused = NULL, sender = ?, reply_to = ?, postal_address = ?, unsubscribe_mailto = ?,
                    unsubscribe_url = ?, bounce_address = ?, commercial = ?, timezone = ?,
                    timezone_of = ?, days = ?, windows = ?, closed = ?, holidays = ?, per_day = ?, per_hour = ?, gap_min = ?,
                    gap_max = ?, bounce_percent = ?, bounce_at_least = ?, stop_on_reply = ?,
                    auto_reply_days = ?, budget = ?
                WHERE id = ?
                """,
                settings.from(),
                settings.replyTo(),
                settings.postalAddress(),
                settings.unsubscribeMailto(),
                settings.unsubscribeUrl(),
                settings.bounceAddress(),
                settings.commercial(),
                schedule.timezone().getId(),
                schedule.ofContact() ? "contact" : "campaign",
                Days.text(schedule.days()),
                Window.text(schedule.windows()),
                schedule.daysOff().text(),
                schedule.daysOff().holidays().map(Holidays::code).orElse(null),
                limits.perDay(),
                limits.perHour(),
                limits.gapMin(),
                limits.gapMax(),
                settings.bounceLimit().percent(),
                settings.bounceLimit().atLeast(),
                settings.answers().stopOnReply(),
                settings.answers().waitDays(),
                settings.budget(),
                id);
        replaceMailboxes(tx, id, settings.mailboxes());
    }

    private static void replaceMailboxes(Transaction tx, long campaign, List<String> names) {
        tx.update("DELETE FROM campaign_mailbox WHERE campaign_id = ?", campaign);
        int place = 0;
        for (String name : names) {
            tx.update(
                    """
                    INSERT INTO campaign_mailbox (campaign_id, place, mailbox_id)
                    VALUES (?, ?, ?)
                    """,
                    campaign,
                    ++place,
                    Mailboxes.require(tx, name).id());
        }
    }

    static void rename(Transaction tx, long id, String name) {
        tx.update("UPDATE campaign SET name = ? WHERE id = ?", name, id);
    }

    static void setState(Transaction tx, long id, CampaignState state, @Nullable String reason) {
        tx.update(
                """
                UPDATE campaign
                SET state = ?, pause_reason = ?
                WHERE id = ?
                """,
                state,
                reason,
                id);
    }

    /**
     * Keeps what the mail server said when it refused the sender; null when it has taken an email.
     */
    static void setRefused(Transaction tx, long id, @Nullable String words) {
        tx.update("UPDATE campaign SET refused = ? WHERE id = ?", words, id);
    }

    /** Forgets the bounces so far: the operator has seen them. */
    static void countFromNow(Transaction tx, long id) {
        tx.update(
                """
                UPDATE campaign
                SET counted_from = ?
                WHERE id = ?
                """,
                tx.now(),
                id);
    }

    private static Campaign campaign(Transaction tx, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Campaign(
                id,
                row.getString("name"),
                CampaignState.of(row.getString("state")),
                row.getString("pause_reason"),
                row.getString("refused"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("counted_from")),
                row.getLong("revision"),
                settings(tx, id, row),
                StepStore.steps(tx, id));
    }

    private static Settings settings(Transaction tx, long id, ResultSet row) throws SQLException {
        String sender = row.getString("sender");
        return new Settings(
                sender,
                sender.isEmpty() ? mailboxes(tx, id) : List.of(),
                row.getString("reply_to"),
                row.getString("postal_address"),
                row.getString("unsubscribe_mailto"),
                row.getString("unsubscribe_url"),
                row.getString("bounce_address"),
                row.getBoolean("commercial"),
                schedule(row),
                new Limits(
                        OptionalColumn.number(row, "per_day"),
                        OptionalColumn.number(row, "per_hour"),
                        row.getInt("gap_min"),
                        row.getInt("gap_max")),
                new BounceLimit(row.getInt("bounce_percent"), row.getInt("bounce_at_least")),
                new Answers(
                        StoredWord.of(StopOnReply.class, row.getString("stop_on_reply")),
                        OptionalColumn.number(row, "auto_reply_days")),
                OptionalColumn.number(row, "budget"));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        Optional<Holidays> holidays =
                Optional.ofNullable(row.getString("holidays")).map(Holidays::new);
        return new Schedule(
                ZoneId.of(row.getString("timezone")),
                row.getString("timezone_of").equals("contact"),
                Days.of(row.getString("days")),
                Window.of(row.getString("windows")),
                DaysOff.of(row.getString("closed"), holidays));
    }

    private static List<String> mailboxes(Transaction tx, long campaign) {
        return Mailboxes.of(tx, campaign).stream().map(Mailbox::name).toList();
    }
}
