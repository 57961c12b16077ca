package outlay.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import outlay.db.Insertion;
import outlay.db.OptionalColumn;
import outlay.db.Transaction;

/** All SQL that reads and writes table {@code recipient}. */
final class RecipientStore {
    private static final String COLUMNS =
            """
            id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at,
            first_tried_at, tries, sent_at, in_flight, mailbox_id
            """;

    private RecipientStore() {}

    /**
     * Puts contacts into a campaign in one batch (decision D107), and returns the numbers that they
     * have as its recipients.
     */
    static long[] insert(Transaction tx, long campaign, IntStream contacts) {
        try (Insertion rows =
                tx.insertion(
                        """
                        INSERT INTO recipient (id, campaign_id, contact_id, status, credit, due_at)
                        VALUES (?, ?, ?, 'active', 'reserved', 0)
                        """)) {
            return contacts.mapToLong(contact -> insert(tx, rows, campaign, contact)).toArray();
        }
    }

    private static long insert(Transaction tx, Insertion rows, long campaign, int contact) {
        long id = tx.nextId("recipient");
        rows.row(id, campaign, contact);
        return id;
    }

    static Optional<Recipient> find(Transaction tx, long id) {
        return tx.query("SELECT " + COLUMNS + "FROM recipient WHERE id = ?", id)
                .first(RecipientStore::recipient);
    }

    static List<Recipient> find(Transaction tx, Collection<Long> ids) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + "FROM recipient WHERE id IN (SELECT value FROM json_each(?))",
                        ids.toString())
                .list(RecipientStore::recipient);
    }

    /** Returns the contact as a recipient of a campaign; the last of several, as it stands now. */
    static Optional<Recipient> find(Transaction tx, long campaign, int contact) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM recipient
                                WHERE campaign_id = ?
                                  AND contact_id = ?
                                ORDER BY id DESC
                                LIMIT 1
                                """,
                        campaign,
                        contact)
                .first(RecipientStore::recipient);
    }

    static List<Recipient> ofContact(Transaction tx, int contact) {
        return tx.query(
                        "SELECT " + COLUMNS + "FROM recipient WHERE contact_id = ? ORDER BY id",
                        contact)
                .list(RecipientStore::recipient);
    }

    /** Visits the recipients of a campaign who are still persons, in the order of their upload. */
    static void each(Transaction tx, long campaign, Consumer<Recipient> visit) {
        each(tx, campaign, null, null, Long.MAX_VALUE, visit);
    }

    /**
     * Visits the first so many of a campaign who are still persons, in the order of their upload.
     *
     * @param status null for any
     * @param stepsSent null for any number
     */
    static void each(
            Transaction tx,
            long campaign,
            @Nullable RecipientStatus status,
            @Nullable Integer stepsSent,
            long most,
            Consumer<Recipient> visit) {
        List<Object> values = new ArrayList<>(List.of(campaign));
        StringBuilder wanted = new StringBuilder();
        if (status != null) {
            wanted.append("  AND status = ?\n");
            values.add(status);
        }
        if (stepsSent != null) {
            wanted.append("  AND steps_sent = ?\n");
            values.add(stepsSent);
        }
        values.add(most);
        tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM recipient
                                WHERE campaign_id = ?
                                  AND contact_id IS NOT NULL
                                """
                                + wanted
                                + "ORDER BY id\nLIMIT ?",
                        values.toArray())
                .each(row -> visit.accept(recipient(row)));
    }

    static OptionalInt firstContact(Transaction tx, long campaign) {
        return tx.query(
                        """
                        SELECT contact_id
                        FROM recipient
                        WHERE campaign_id = ?
                          AND contact_id IS NOT NULL
                        ORDER BY id
                        LIMIT 1
                        """,
                        campaign)
                .first(row -> OptionalInt.of(row.getInt(1)))
                .orElse(OptionalInt.empty());
    }

    /** Visits the ids of the contacts that are in a campaign, whatever their status. */
    static void eachContact(Transaction tx, long campaign, IntConsumer visit) {
        tx.query(
                        """
                        SELECT contact_id
                        FROM recipient
                        WHERE campaign_id = ?
                          AND contact_id IS NOT NULL
                        ORDER BY contact_id
                        """,
                        campaign)
                .each(row -> visit.accept(row.getInt(1)));
    }

    /**
     * Visits the ids of the contacts that are in a campaign, but for those that left it while
     * nothing was sent, and have given their credit back.
     */
    static void eachContactThatStayed(Transaction tx, long campaign, IntConsumer visit) {
        tx.query(
                        """
                        SELECT contact_id
                        FROM recipient
                        WHERE campaign_id = ?
                          AND contact_id IS NOT NULL
                          AND NOT (status IN ('bounced', 'invalid', 'removed')
                                   AND steps_sent = 0
                                   AND credit = 'returned')
                        """,
                        campaign)
                .each(row -> visit.accept(row.getInt(1)));
    }

    /** Visits the ids of the contacts that any campaign has ever emailed. */
    static void eachEmailedContact(Transaction tx, IntConsumer visit) {
        tx.query(
                        """
                        SELECT contact_id
                        FROM recipient
                        WHERE steps_sent > 0
                          AND contact_id IS NOT NULL
                        """)
                .each(row -> visit.accept(row.getInt(1)));
    }

    /** Returns recipients of a campaign that wait for an email, at most so many, after this id. */
    static List<Recipient> waiting(Transaction tx, long campaign, long afterId, int most) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM recipient
                                WHERE campaign_id = ?
                                  AND id > ?
                                  AND status IN ('active', 'held', 'in-doubt')
                                ORDER BY id
                                LIMIT ?
                                """,
                        campaign,
                        afterId,
                        most)
                .list(RecipientStore::recipient);
    }

    /**
     * Returns the next active recipients behind a place that are due, in the order of the index.
     */
    static List<Recipient> due(Transaction tx, DuePlace after, Instant at, int most) {
        DueRow row = after.row();
        String rest =
                """
                  AND (due_at, id) > (?, ?)
                  AND due_at <= ?
                ORDER BY due_at, id
                LIMIT ?
                """;
        return tx.query(
                        "SELECT " + COLUMNS + "FROM recipient\nWHERE " + row.condition() + rest,
                        row.campaign(),
                        row.which(),
                        after.dueAt(),
                        after.id(),
                        at,
                        most)
                .list(RecipientStore::recipient);
    }

    /** Visits those who wait in a row, in the order of its index. */
    static void eachWaiting(
            Transaction tx, DueRow row, boolean withContacts, WaitingVisitor visitor) {
        // Whoever waits for a first email is read from the index alone.
        String columns =
                (row.firstEmail() ? "0" : "steps_sent") + (withContacts ? ", contact_id" : ", 0");
        tx.query(
                        "SELECT due_at, id, "
                                + columns
                                + "\nFROM recipient\nWHERE "
                                + row.condition()
                                + "ORDER BY due_at, id",
                        row.campaign(),
                        row.which())
                .each(
                        found ->
                                visitor.visit(
                                        Instant.ofEpochMilli(found.getLong(1)),
                                        found.getLong(2),
                                        found.getInt(3),
                                        found.getInt(4)));
    }

    static int releaseHeld(Transaction tx, long campaign) {
        return tx.update(
                """
                UPDATE recipient
                SET status = 'active', reason = NULL
                WHERE campaign_id = ?
                  AND status = 'held'
                """,
                campaign);
    }

    /** Has those who waited for hours that hold no more be looked at again. */
    static void endAwaitingHours(Transaction tx, long campaign) {
        tx.update(
                """
                UPDATE recipient
                SET due_at = ?, reason = NULL
                WHERE campaign_id = ?
                  AND status = 'active'
                  AND in_flight = 0
                  AND due_at > ?
                  AND substr(reason, 1, CAST(? AS INTEGER)) = ?
                """,
                tx.now().truncatedTo(ChronoUnit.SECONDS),
                campaign,
                tx.now(),
                Recipient.HOURS.length(),
                Recipient.HOURS);
    }

    /** Returns the campaigns in which somebody who has a mailbox waits. */
    static List<Long> campaignsWaitingFor(Transaction tx, long mailbox) {
        return tx.query(
                        """
                        SELECT DISTINCT campaign_id
                        FROM recipient
                        WHERE mailbox_id = ?
                          AND status IN ('active', 'held', 'in-doubt')
                        """,
                        mailbox)
                .list(row -> row.getLong(1));
    }

    /** Returns how many wait for a follow-up and have no mailbox. */
    static long waitingWithoutMailbox(Transaction tx, long campaign) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM recipient
                        WHERE campaign_id = ?
                          AND status IN ('active', 'held', 'in-doubt')
                          AND steps_sent > 0
                          AND mailbox_id IS NULL
                        """,
                        campaign)
                .number();
    }

    /** Gives a mailbox to those who were written to and have none. */
    static void adopt(Transaction tx, long campaign, long mailbox) {
        tx.update(
                """
                UPDATE recipient
                SET mailbox_id = ?
                WHERE campaign_id = ?
                  AND steps_sent > 0
                  AND mailbox_id IS NULL
                """,
                mailbox,
                campaign);
    }

    /** Gives another mailbox to those who have one and wait, and returns how many. */
    static long move(Transaction tx, long from, long to) {
        return tx.update(
                """
                UPDATE recipient
                SET mailbox_id = ?
                WHERE mailbox_id = ?
                  AND status IN ('active', 'held', 'in-doubt')
                """,
                to,
                from);
    }

    /** Writes that a {@code send} has a recipient in hand. */
    static void depart(Transaction tx, Recipient recipient) {
        tx.later("UPDATE recipient SET in_flight = 1 WHERE id = ?", recipient.id());
    }

    /** Takes the person out of a recipient. */
    static void forget(Transaction tx, long recipient) {
        tx.update("UPDATE recipient SET contact_id = NULL WHERE id = ?", recipient);
    }

    /** Gives many the same state; where they are in the sequence stays as it is. */
    static void setState(Transaction tx, RecipientState state, List<Recipient> recipients) {
        tx.update(
                """
                UPDATE recipient
                SET status = ?, reason = ?, credit = ?, in_flight = ?
                WHERE id IN (SELECT value FROM json_each(?))
                """,
                state.status(),
                state.reason().isEmpty() ? null : state.reason(),
                state.credit(),
                state.inFlight(),
                recipients.stream().map(Recipient::id).toList().toString());
    }

    /**
     * Writes everything of a recipient that can change, but for its person: that would write half
     * of the indexes anew.
     */
    static void update(Transaction tx, Recipient recipient) {
        tx.later(
                """
                UPDATE recipient
                SET status = ?, reason = ?, steps_sent = ?, credit = ?, due_at = ?,
                    first_tried_at = ?, tries = ?, sent_at = ?, in_flight = ?, mailbox_id = ?
                WHERE id = ?
                """,
                recipient.status(),
                recipient.reason().isEmpty() ? null : recipient.reason(),
                recipient.stepsSent(),
                recipient.credit(),
                recipient.place().dueAt(),
                recipient.place().firstTriedAt(),
                recipient.place().tries(),
                recipient.place().sentAt(),
                recipient.state().inFlight(),
                recipient.mailbox(),
                recipient.id());
    }

    /** By place in {@link #COLUMNS}: to find columns by name costs as much as to read them. */
    static Recipient recipient(ResultSet row) throws SQLException {
        String reason = row.getString(5);
        Enrolment who =
                new Enrolment(
                        row.getLong(1),
                        row.getLong(2),
                        OptionalColumn.number(row, 3),
                        OptionalColumn.id(row, 13));
        RecipientState state =
                new RecipientState(
                        RecipientStatus.of(row.getString(4)),
                        reason == null ? "" : reason,
                        RecipientCredit.of(row.getString(7)),
                        row.getBoolean(12));
        SequencePlace place =
                new SequencePlace(
                        row.getInt(6),
                        Instant.ofEpochMilli(row.getLong(8)),
                        OptionalColumn.instant(row, 9),
                        row.getInt(10),
                        OptionalColumn.instant(row, 11));
        return new Recipient(who, state, place);
    }
}
