package outlay.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import outlay.db.Transaction;
import outlay.mailbox.Mailboxes;

/** How many recipients of a campaign are where. */
public final class RecipientCounts {
    private RecipientCounts() {}

    /** How many there are of each status, and with so many steps sent. */
    public record Spread(Map<RecipientStatus, Long> byStatus, Map<Integer, Long> byStepsSent) {
        /** Returns how many there are. */
        public long all() {
            return byStatus.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Returns how many there are, in all campaigns, whatever has become of them. */
    public static long all(Transaction tx) {
        return tx.query("SELECT count(*) FROM recipient").number();
    }

    /** Returns how the recipients of a campaign are spread, erased persons left out. */
    public static Spread spread(Transaction tx, long campaign) {
        Map<RecipientStatus, Long> byStatus = new LinkedHashMap<>();
        Map<Integer, Long> byStepsSent = new TreeMap<>();
        tx.query(
                        """
                        SELECT status, steps_sent, count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND contact_id IS NOT NULL
                        GROUP BY status, steps_sent
                        ORDER BY status, steps_sent
                        """,
                        campaign)
                .each(
                        row -> {
                            long count = row.getLong(3);
                            RecipientStatus status = RecipientStatus.of(row.getString(1));
                            byStatus.merge(status, count, Long::sum);
                            byStepsSent.merge(row.getInt(2), count, Long::sum);
                        });
        return new Spread(byStatus, byStepsSent);
    }

    /** Returns how many recipients are due at this time, those left out whom a send has in hand. */
    public static long due(Transaction tx, long campaign, Instant at) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND status = 'active'
                          AND in_flight = 0
                          AND (steps_sent = 0) IN (FALSE, TRUE)
                          AND due_at <= ?
                        """,
                        campaign,
                        at)
                .number();
    }

    /**
     * When somebody is due; at the beginning of 1970 who may get the first email at once.
     *
     * @param recipient who
     * @param isRetry whether the mail server has refused the email before
     * @param awaitsHours whether it was not the hour for it in the recipient's timezone before
     */
    public record NextDue(long recipient, Instant at, boolean isRetry, boolean awaitsHours) {}

    /**
     * Returns when the next recipient of a campaign is due; empty when nobody will be by himself.
     */
    public static Optional<NextDue> nextDue(Transaction tx, long campaign) {
        return Stream.of(
                        DueRow.followUps(campaign, OptionalLong.empty()),
                        DueRow.firstEmails(campaign))
                .flatMap(row -> nextDue(tx, row).stream())
                .min(Comparator.comparing(NextDue::at));
    }

    /** Returns when the next recipient in a row is due; empty when nobody will be by himself. */
    public static Optional<NextDue> nextDue(Transaction tx, DueRow row) {
        return nextDue(tx, row, Instant.EPOCH);
    }

    /** Returns who is due next in a row, from a moment on. */
    public static Optional<NextDue> nextDue(Transaction tx, DueRow row, Instant from) {
        return tx.query(
                        "SELECT due_at, tries, reason, id\nFROM recipient\nWHERE "
                                + row.condition()
                                + "  AND due_at >= ?\nORDER BY due_at, id\nLIMIT 1",
                        row.campaign(),
                        row.which(),
                        from)
                .first(
                        found ->
                                new NextDue(
                                        found.getLong(4),
                                        Instant.ofEpochMilli(found.getLong(1)),
                                        found.getInt(2) > 0,
                                        Recipient.awaitsHours(found.getString(3))));
    }

    /** Says whether anybody is held back. */
    public static boolean anybodyHeld(Transaction tx, long campaign) {
        return anybody(tx, campaign, "'held'");
    }

    /** Says whether anybody is left to whom the campaign may still send. */
    public static boolean anybodyWaiting(Transaction tx, long campaign) {
        return anybody(tx, campaign, "'active', 'held', 'in-doubt'");
    }

    /** The order is that of an index, which finds one in a million at once: so it is asked for. */
    private static boolean anybody(Transaction tx, long campaign, String statuses) {
        return tx.query(
                        "SELECT 1\nFROM recipient\nWHERE campaign_id = ?\n  AND status IN ("
                                + statuses
                                + ")\n  AND contact_id IS NOT NULL\nORDER BY status, steps_sent\nLIMIT 1",
                        campaign)
                .exists();
    }

    /** Returns the state that users see: an active campaign with nobody left is finished. */
    public static CampaignState state(Transaction tx, Campaign campaign) {
        boolean isFinished =
                campaign.state() == CampaignState.ACTIVE
                        && any(tx, campaign.id())
                        && !anybodyWaiting(tx, campaign.id());
        return isFinished ? CampaignState.FINISHED : campaign.state();
    }

    private static boolean any(Transaction tx, long campaign) {
        return tx.query("SELECT 1 FROM recipient WHERE campaign_id = ? LIMIT 1", campaign).exists();
    }

    /** Returns how many wait for an email, held back and in doubt or not. */
    public static long waiting(Transaction tx, long campaign) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND contact_id IS NOT NULL
                          AND status IN ('active', 'held', 'in-doubt')
                        """,
                        campaign)
                .number();
    }

    /** Returns how many wait for their first email, or for a follow-up. */
    static long waiting(Transaction tx, long campaign, boolean firstEmail) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND status IN ('active', 'held', 'in-doubt')
                          AND (steps_sent = 0) = (? = 1)
                        """,
                        campaign,
                        firstEmail)
                .number();
    }

    /** Returns how many wait for a step after the one with this number. */
    static long waitingBeyond(Transaction tx, long campaign, int lastStep) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND status IN ('active', 'held', 'in-doubt')
                          AND steps_sent >= ?
                        """,
                        campaign,
                        lastStep)
                .number();
    }

    /** Returns how many who have a mailbox wait, by its name. */
    static Map<String, Long> waitingByMailbox(Transaction tx, long campaign) {
        Map<String, Long> waiting = new TreeMap<>();
        tx.query(
                        """
                        SELECT mailbox_id, count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND status IN ('active', 'held', 'in-doubt')
                          AND mailbox_id IS NOT NULL
                        GROUP BY mailbox_id
                        """,
                        campaign)
                .each(
                        row ->
                                waiting.put(
                                        Mailboxes.find(tx, row.getLong(1)).orElseThrow().name(),
                                        row.getLong(2)));
        return waiting;
    }

    /** Returns how many of a campaign have their credit, reserved or spent. */
    static long withCredit(Transaction tx, long campaign) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND credit <> 'returned'
                        """,
                        campaign)
                .number();
    }
}
