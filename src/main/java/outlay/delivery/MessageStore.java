package outlay.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import outlay.MessageToken;
import outlay.campaign.Recipient;
import outlay.db.OptionalColumn;
import outlay.db.Query;
import outlay.db.Transaction;

/** All SQL that reads and writes table {@code message}. */
public final class MessageStore {
    static final String COLUMNS =
            "id, recipient_id, campaign_id, mailbox_id, step, state, intended_at\n";

    private MessageStore() {}

    /** Returns the first number that no message has ever had. */
    public static long nextId(Transaction tx) {
        return tx.nextId("message");
    }

    /** Writes down that a recipient's next step is about to be handed over. */
    public static void intend(
            Transaction tx,
            MessageName name,
            Recipient recipient,
            OptionalLong mailbox,
            Trace trace,
            long operation) {
        tx.later(
                """
                INSERT INTO message (
                    id, salt, recipient_id, campaign_id, mailbox_id, step, state, operation_id,
                    intended_at, domain, subject, variant)
                VALUES (?, ?, ?, ?, ?, ?, 'intended', ?, ?, ?, ?, ?)
                """,
                name.id(),
                name.salt(),
                recipient.id(),
                recipient.campaign(),
                mailbox,
                recipient.stepsSent() + 1,
                operation,
                tx.now(),
                trace.domain(),
                trace.subject(),
                trace.variant());
    }

    /** Writes down what became of a message that is open. */
    public static void settle(Transaction tx, long id, MessageState state, String reply) {
        tx.later(
                """
                UPDATE message
                SET state = ?, settled_at = ?, reply = ?
                WHERE id = ?
                  AND state IN ('intended', 'in-doubt')
                """,
                state,
                state.isOpen() ? null : tx.now(),
                reply,
                id);
    }

    /** Returns which of some messages are open. */
    public static Set<Long> open(Transaction tx, Collection<Long> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(
                tx.query(
                                """
                                SELECT id
                                FROM message
                                WHERE id IN (SELECT value FROM json_each(?))
                                  AND state IN ('intended', 'in-doubt')
                                """,
                                messages.toString())
                        .list(row -> row.getLong(1)));
    }

    /**
     * Writes down that a settled message has arrived nevertheless; nothing when another one with
     * the same step has, or may have.
     */
    public static void arrived(Transaction tx, Message message, String reply) {
        tx.update(
                """
                UPDATE message
                SET state = 'accepted', reply = ?
                WHERE id = ?
                  AND NOT EXISTS (SELECT 1
                                  FROM message AS other
                                  WHERE other.recipient_id = message.recipient_id
                                    AND other.step = message.step
                                    AND other.id <> message.id
                                    AND other.state IN ('intended', 'in-doubt', 'accepted'))
                """,
                reply,
                message.id());
    }

    public static Optional<Message> find(Transaction tx, long id) {
        return tx.query("SELECT " + COLUMNS + "FROM message WHERE id = ?", id)
                .first(MessageStore::message);
    }

    /** Returns the message that a token names, if it is one of ours. */
    public static Optional<Message> signed(Transaction tx, String token, byte[] key) {
        OptionalLong id = MessageToken.idIn(token);
        return id.isPresent() ? signed(tx, token, id.getAsLong(), key) : Optional.empty();
    }

    private static Optional<Message> signed(Transaction tx, String token, long id, byte[] key) {
        return tx.query("SELECT " + COLUMNS + ", salt FROM message WHERE id = ?", id)
                .first(row -> new Salted(message(row), row.getBytes("salt")))
                .filter(found -> MessageToken.isSigned(token, id, found.salt, key))
                .map(Salted::message);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Salted(Message message, byte[] salt) {}

    /** Returns messages that a {@code send} had in hand. */
    static List<Message> intended(Transaction tx) {
        return ordered(
                tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM message
                                WHERE state = 'intended'
                                  AND state IN ('intended', 'in-doubt')
                                """));
    }

    /** Put in order here: to have them in it, SQLite would read all messages there are. */
    private static List<Message> ordered(Query open) {
        List<Message> messages = open.list(MessageStore::message);
        messages.sort(Comparator.comparingLong(Message::id));
        return messages;
    }

    static boolean anyIntended(Transaction tx) {
        return tx.query(
                        """
                        SELECT 1
                        FROM message
                        WHERE state IN ('intended', 'in-doubt')
                          AND state = 'intended'
                        LIMIT 1
                        """)
                .exists();
    }

    /** Returns the open message of a recipient, if it has one. */
    static Optional<Message> open(Transaction tx, long recipient) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM message
                                WHERE recipient_id = ?
                                  AND state IN ('intended', 'in-doubt')
                                """,
                        recipient)
                .first(MessageStore::message);
    }

    /** Returns the messages from a number on that were handed over at a moment, and accepted. */
    public static List<Message> acceptedAt(Transaction tx, Instant moment, long from) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM message
                                WHERE id >= ?
                                  AND intended_at = ?
                                  AND state = 'accepted'
                                ORDER BY id
                                """,
                        from,
                        moment)
                .list(MessageStore::message);
    }

    /** Returns the last message that a recipient has, or may have. */
    public static Optional<Message> lastSent(Transaction tx, long recipient) {
        return tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM message
                                WHERE recipient_id = ?
                                  AND state IN ('accepted', 'in-doubt')
                                ORDER BY id DESC
                                LIMIT 1
                                """,
                        recipient)
                .first(MessageStore::message);
    }

    /** Visits the emails that recipients have, those of each by their steps. */
    static void eachAccepted(
            Transaction tx,
            Collection<Long> recipients,
            ObjLongConsumer<Conversation.Email> visit) {
        tx.query(
                        """
                        SELECT recipient_id, id, salt, domain, subject, variant
                        FROM message
                        WHERE recipient_id IN (SELECT value FROM json_each(?))
                          AND state = 'accepted'
                        ORDER BY recipient_id, step
                        """,
                        recipients.toString())
                .each(row -> visit.accept(email(row), row.getLong("recipient_id")));
    }

    private static Conversation.Email email(ResultSet row) throws SQLException {
        return new Conversation.Email(
                new MessageName(row.getLong("id"), row.getBytes("salt")),
                new Trace(
                        row.getString("domain"),
                        row.getString("subject"),
                        row.getString("variant")));
    }

    /** Returns the messages of a campaign whose fate is unknown. */
    public static List<Message> inDoubt(Transaction tx, long campaign) {
        return ordered(
                tx.query(
                        "SELECT "
                                + COLUMNS
                                + """
                                FROM message
                                WHERE campaign_id = ?
                                  AND state = 'in-doubt'
                                  AND state IN ('intended', 'in-doubt')
                                """,
                        campaign));
    }

    /** Returns how many messages of a campaign were accepted or refused since a time. */
    static long tried(Transaction tx, long campaign, Instant since) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM message
                        WHERE campaign_id = ?
                          AND settled_at >= ?
                          AND state IN ('accepted', 'refused')
                        """,
                        campaign,
                        since)
                .number();
    }

    /** Returns how many of those were refused, or accepted and came back. */
    static long bounced(Transaction tx, long campaign, Instant since) {
        return tx.query(
                        """
                        SELECT count(*)
                        FROM message
                        WHERE campaign_id = ?
                          AND settled_at >= ?
                          AND (state = 'refused'
                               OR EXISTS (SELECT 1
                                          FROM report
                                          WHERE message_id = message.id
                                            AND kind = 'bounce'))
                          AND state IN ('accepted', 'refused')
                        """,
                        campaign,
                        since)
                .number();
    }

    /** By place in {@link #COLUMNS}: to find columns by name costs as much as to read them. */
    static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                OptionalColumn.id(row, 4),
                row.getInt(5),
                MessageState.of(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
