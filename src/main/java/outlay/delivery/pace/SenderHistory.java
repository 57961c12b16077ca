package outlay.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outlay.campaign.plan.Limits;
import outlay.db.Transaction;
import outlay.delivery.Message;
import outlay.delivery.SentBy;
import outlay.delivery.SentMessages;
import outlay.mailbox.Quota;

/**
 * When one sender's last messages left, of any campaign: it has one quota, whoever uses it
 * (decision D41).
 *
 * <p>Of a campaign only as many are kept as its largest limit asks about, of a mailbox all of the
 * last two days: {@code status} shows how many there were. Only one process sends, so that what the
 * run remembers is true.
 */
final class SenderHistory {
    /** As many as there are; so few that some more can be added. */
    private static final int ALL = Integer.MAX_VALUE / 2;

    /** Longer than any calendar day. */
    private static final Duration HORIZON = Duration.ofDays(2);

    private final SentBy by;
    private final List<Long> ids;
    private final int mostInFlight;

    private final Moments sent = new Moments();

    /** When this run found an address invalid that a message would have gone to. */
    private final Moments found = new Moments();

    private int enough;
    private long lastMessage;
    private @Nullable Instant lastTry;
    private @Nullable SendingDays days;

    /** Begins with nothing, for what these campaigns or mailboxes have sent. */
    SenderHistory(SentBy by, List<Long> ids, int mostInFlight) {
        this.mostInFlight = mostInFlight;
        this.by = by;
        this.ids = List.copyOf(ids);
    }

    /** Makes sure that enough is known to answer for these limits. */
    void remember(Transaction tx, Limits limits) {
        int asked = Math.max(limits.perDay().orElse(0), limits.perHour().orElse(0));
        if (asked > 0 && enough < asked + mostInFlight) {
            // As many more as can be in flight: these may be taken back.
            enough = asked + mostInFlight;
            load(tx);
        }
        if (limits.gapMax() > 0 && lastTry == null) {
            ids.forEach(id -> messages(tx, id).last().ifPresent(this::consider));
        }
    }

    /** Makes sure that all of the last days is known, and what a ramp asks. */
    void remember(Transaction tx, Quota quota) {
        if (enough < ALL) {
            enough = ALL;
            load(tx);
        }
        remember(tx, quota.limits());
        if (quota.ramp().isPresent()) {
            days = SendingDays.load(messages(tx, ids.get(0)), quota, tx.now());
        }
    }

    private SentMessages messages(Transaction tx, long id) {
        return new SentMessages(tx, by, id);
    }

    private void load(Transaction tx) {
        Instant since = tx.now().minus(HORIZON);
        List<Instant> times = new ArrayList<>();
        ids.forEach(id -> times.addAll(messages(tx, id).times(since, enough)));
        Collections.sort(times);
        sent.keep(0);
        times.forEach(time -> sent.add(time, 1));
        sent.keep(enough);
    }

    private void consider(Message message) {
        Instant latest = lastTry;
        if (latest == null || message.intendedAt().isAfter(latest)) {
            lastMessage = message.id();
            lastTry = message.intendedAt();
        }
    }

    /** Takes note of messages that leave together. */
    void add(long lastOfThem, Instant at, long count) {
        lastMessage = lastOfThem;
        lastTry = at;
        sent.add(at, count);
        if (sent.count() > 2L * enough) {
            sent.keep(enough);
        }
    }

    /** Takes note of messages that leave together and have the next numbers. */
    void add(Instant at, long count) {
        add(lastMessage + count, at, count);
    }

    /** Takes back a message that did not leave; that it was tried still makes a gap. */
    void remove(Instant at) {
        sent.remove(at);
    }

    /** Takes note of an address that was found invalid. */
    void foundInvalid(Instant at) {
        found.add(at, 1);
    }

    /**
     * Returns when the last but {@code n - 1} message left; empty when there are fewer. No more
     * addresses are found invalid than messages may leave: they count in the same way, by
     * themselves.
     */
    Optional<Instant> last(int n) {
        Optional<Instant> ofSent = sent.last(n);
        Optional<Instant> ofFound = found.last(n);
        return ofFound.isPresent() && ofSent.filter(ofFound.get()::isBefore).isEmpty()
                ? ofFound
                : ofSent;
    }

    /** Returns how many messages have left since a moment, or how many addresses were invalid. */
    int countSince(Instant moment) {
        return Math.toIntExact(Math.max(sent.since(moment), found.since(moment)));
    }

    /** Returns on how many days before this one something was sent; as far as a ramp asks. */
    int daysOfSendingBefore(LocalDate day) {
        return days == null ? 0 : days.before(day, sent);
    }

    /** Returns when the last message left or was tried, if there was one. */
    Optional<Instant> lastTry() {
        return Optional.ofNullable(lastTry);
    }

    /** Returns the number of that message. */
    long lastMessage() {
        return lastMessage;
    }
}
