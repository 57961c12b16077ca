package outlay.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outlay.db.Transaction;

/** What limits count: messages that were handed over, or may have been, and were not refused. */
public final class SentMessages {
    private static final String COUNTED = "  AND state IN ('intended', 'accepted', 'in-doubt')\n";

    private final Transaction tx;
    private final String of;
    private final long id;

    /** Counts the messages of one campaign, or of one mailbox. */
    public SentMessages(Transaction tx, SentBy by, long id) {
        this.tx = tx;
        this.of = "FROM message\nWHERE " + by.column() + " = ?\n" + COUNTED;
        this.id = id;
    }

    /** Returns when the last ones were handed over, at most so many; the last one first. */
    public List<Instant> times(Instant since, int most) {
        return tx.query(
                        "SELECT intended_at\n"
                                + of
                                + "  AND intended_at >= ?\nORDER BY intended_at DESC\nLIMIT ?",
                        id,
                        since,
                        most)
                .list(row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    /** Returns how many were handed over since a time, by the number of their campaign. */
    public Map<Long, Long> byCampaign(Instant since) {
        Map<Long, Long> counts = new TreeMap<>();
        tx.query(
                        "SELECT campaign_id, count(*)\n"
                                + of
                                + "  AND intended_at >= ?\nGROUP BY campaign_id",
                        id,
                        since)
                .each(row -> counts.put(row.getLong(1), row.getLong(2)));
        return counts;
    }

    /** Returns when the first one was handed over from a time on, if any was. */
    public Optional<Instant> first(Instant from) {
        return tx.query(
                        "SELECT intended_at\n"
                                + of
                                + "  AND intended_at >= ?\nORDER BY intended_at\nLIMIT 1",
                        id,
                        from)
                .first(row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    /** Returns the last one. */
    public Optional<Message> last() {
        return tx.query(
                        "SELECT "
                                + MessageStore.COLUMNS
                                + of
                                + "ORDER BY intended_at DESC, id DESC\nLIMIT 1",
                        id)
                .first(MessageStore::message);
    }
}
